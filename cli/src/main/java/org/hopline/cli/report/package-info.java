/**
 * What a scan found, written out: the table for people, JSON and CSV for programs.
 *
 * <p>Place in the data's way: after {@code local.Scan}; lines go to the command's pages or files.
 *
 * <p>Invariants: the lines depend on the result alone, not on the terminal, the time of day or the locale; every line of
 * the table fits the width it was made for, save that a single word is never cut without a mark; log text is escaped
 * before it is measured.
 *
 * <p>Start reading at {@link org.hopline.cli.report.TableReport}.
 */
@NullMarked
package org.hopline.cli.report;

import org.jspecify.annotations.NullMarked;
