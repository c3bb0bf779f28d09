/**
 * The command line: commands, tables, progress, exit codes.
 *
 * <p>Place in the data's way: the very end. It reads options, loads detections through {@code content}, hands both to
 * {@code local}, and shows what comes back.
 *
 * <p>Invariants: nothing here reads {@code System.in}, {@code System.out}, {@code System.err} or the environment but
 * {@link org.hopline.cli.Main}; everything else is given a {@link org.hopline.cli.Console}, so that every command runs
 * in a test as it runs in a shell. Text reaches a stream only through {@link org.hopline.cli.Page}, which makes it
 * harmless; results go to the standard output, everything else to the standard error.
 *
 * <p>Start reading at {@link org.hopline.cli.Hopline}, then {@link org.hopline.cli.ScanCommand}.
 */
@NullMarked
package org.hopline.cli;

import org.jspecify.annotations.NullMarked;
