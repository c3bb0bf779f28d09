/**
 * The ports that a runner implements: stations, keyed state, timers, codecs.
 *
 * <p>Place in the data's way: every station of the engine is a {@link org.hopline.engine.flow.Station}; the embedded
 * runner and Flink both drive it, and must give byte-identical results.
 *
 * <p>Invariants: a station sees no clock, no thread and no other key's state; within a key it is given input in the
 * total order of the design, §5; a timer at t fires after all input at or before t.
 *
 * <p>Start reading at {@link org.hopline.engine.flow.Station}.
 */
@NullMarked
package org.hopline.engine.flow;

import org.jspecify.annotations.NullMarked;
