/**
 * The systemd journal in its exports: JSON, the export format, verbose. Its short forms are syslog's.
 *
 * <p>Place in the data's way: bytes of {@code journalctl}'s output to events. A cutter finds the entries, a {@code
 * JournalEntry} gives their fields, and {@code JournalReader} says what they tell, by
 * logind's own fields or by {@link org.hopline.engine.parse.program.MessageReader}.
 *
 * <p>Invariants: a value that the export left out is never an empty one; fields are made only when asked for.
 *
 * <p>Start reading at {@code JournalReader}.
 */
@NullMarked
package org.hopline.engine.parse.journal;

import org.jspecify.annotations.NullMarked;
