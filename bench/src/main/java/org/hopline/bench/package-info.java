/**
 * Measures a scan against ripgrep over the same generated files, in one run on one machine.
 *
 * <p>Place in the data's way: around the whole of it. {@link org.hopline.bench.Generate} makes the files,
 * {@link org.hopline.bench.ScanOnce} scans one in a process of its own, {@link org.hopline.bench.Compare} runs both
 * sides and writes {@code bench/RESULTS.md}.
 *
 * <p>Invariants: the same seed and size give the same file; every figure stands beside the one it is compared with, from
 * the same run; nothing is warmed up that a user would not have warm.
 *
 * <p>Start reading at {@link org.hopline.bench.Compare}.
 */
@NullMarked
package org.hopline.bench;

import org.jspecify.annotations.NullMarked;
