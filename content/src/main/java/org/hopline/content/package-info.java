/**
 * The one loader that turns rule files, macros and field maps into compiled detections, and the data it ships.
 *
 * <p>Place in the data's way: before any log is read, {@link org.hopline.content.ContentLoader} reads what the user
 * gave as rules and hands on {@link org.hopline.engine.detect.Detection}s; runners never see this module.
 *
 * <p>Invariants: a rule file is hostile input: sizes, nesting and aliases are bounded, and whatever is wrong with one
 * file is a {@link org.hopline.content.RuleProblem} with its place and never stops the others; a rule that cannot run is
 * listed with its reason; nothing is fetched from anywhere.
 *
 * <p>Start reading at {@link org.hopline.content.ContentLoader}.
 */
@NullMarked
package org.hopline.content;

import org.jspecify.annotations.NullMarked;
