/**
 * The macOS unified log as {@code log show} and {@code log stream} print it, in five styles.
 *
 * <p>Place in the data's way: a family of {@link org.hopline.engine.parse}; messages of sshd, sudo, su and PAM inside
 * rows are read by the program parsers that syslog uses, under the row's process.
 *
 * <p>Invariants: the word {@code localhost} of the syslog style is never a host; the compact style states no zone, so its
 * times are wall clocks; a message may span lines, and lines that {@code log} prints around rows are ignored with a
 * reason. A process can put a line feed and the likeness of a row into its message: only the JSON styles are proof
 * against that.
 *
 * <p>Start reading at {@link org.hopline.engine.parse.unifiedlog.UnifiedLogFormats}, then {@code TextRow} and {@code
 * JsonFormat}.
 */
@NullMarked
package org.hopline.engine.parse.unifiedlog;

import org.jspecify.annotations.NullMarked;
