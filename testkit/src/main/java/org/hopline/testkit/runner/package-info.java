/**
 * What every runner must hold: the same input gives the same bytes out.
 *
 * <p>Place in the data's way: around a whole runner.
 *
 * <p>Invariants: what is compared is canonical JSON of paths, findings and sessions, in canonical order; a difference
 * in one byte fails.
 *
 * <p>Start reading at {@link org.hopline.testkit.runner.RunnerContract}.
 */
@NullMarked
package org.hopline.testkit.runner;

import org.jspecify.annotations.NullMarked;
