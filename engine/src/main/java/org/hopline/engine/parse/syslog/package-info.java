/**
 * Syslog text in every header, and its JSON form.
 *
 * <p>Place in the data's way: bytes of a syslog file to events. {@link
 * org.hopline.engine.parse.syslog.SyslogFormat} cuts lines and frames, takes the header off, and gives the message to
 * {@link org.hopline.engine.parse.program.MessageReader}.
 *
 * <p>Invariants: each line's header is read by itself; a header never states more than it says (no host, zone or year is
 * made up); the only memory is the time of the line before and the New Years crossed.
 *
 * <p>Start reading at {@link org.hopline.engine.parse.syslog.SyslogFormat}, then {@code SyslogHeader}.
 */
@NullMarked
package org.hopline.engine.parse.syslog;

import org.jspecify.annotations.NullMarked;
