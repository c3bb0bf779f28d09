/**
 * Generators of logs that look as real software writes them, from a seed, with a script of what must be found in them.
 *
 * <p>Place in the data's way: in front of it, in tests and benchmarks only.
 *
 * <p>Invariants: the same seed and settings give the same bytes, on every machine; nothing here reads a clock.
 *
 * <p>Start reading at {@link org.hopline.testkit.generate.LogonMonth}.
 */
@NullMarked
package org.hopline.testkit.generate;

import org.jspecify.annotations.NullMarked;
