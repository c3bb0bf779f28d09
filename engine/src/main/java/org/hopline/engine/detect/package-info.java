/**
 * The one form of a detection, its matching, windows and findings.
 *
 * <p>Place in the data's way: a language module compiles its text to a {@link org.hopline.engine.detect.Detection};
 * the source station asks {@link org.hopline.engine.detect.DetectionSet} of every event and gets picks; after copies are
 * joined, {@link org.hopline.engine.detect.WindowStation} runs the pipeline over the picked happenings of a window and
 * makes findings of the rows.
 *
 * <p>Invariants: the sealed types here are the whole language a runner must know; evaluation depends on nothing but
 * the detection and the event; a field that is absent makes a test false and its negation true; the id of a finding
 * does not depend on window bounds, sources or running order.
 *
 * <p>Start reading at {@link org.hopline.engine.detect.Detection}, then
 * {@link org.hopline.engine.detect.DetectionSet}.
 */
@NullMarked
package org.hopline.engine.detect;

import org.jspecify.annotations.NullMarked;
