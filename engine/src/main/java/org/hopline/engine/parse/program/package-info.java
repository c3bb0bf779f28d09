/**
 * The messages of programs: sshd in all its parts, PAM's modules, sudo, su, systemd-logind, sftp-server, the account
 * tools.
 *
 * <p>Place in the data's way: the carriers ({@code parse.syslog}, {@code parse.journal}) take a record's header apart and
 * give program, pid and message to a {@link org.hopline.engine.parse.program.MessageReader}, which says what happened.
 *
 * <p>Invariants: text that a stranger chose (user names, certificate ids, commands) never decides where another field
 * begins, as far as the format allows to tell; what is not known is header-only, never guessed; no regular expression,
 * no string for what is not kept.
 *
 * <p>Start reading at {@link org.hopline.engine.parse.program.MessageReader}, then {@code SshdMessages}.
 */
@NullMarked
package org.hopline.engine.parse.program;

import org.jspecify.annotations.NullMarked;
