/**
 * Splunk's search language: text to the one form of a detection.
 *
 * <p>Place in the data's way: {@code content} hands a search and its macros to {@link org.hopline.spl.SplCompiler} with
 * the vocabulary that says where a data model's fields come from, and gets inputs and stages.
 *
 * <p>Invariants: macros are text, written out before anything is parsed; every place in a message is a place of the file
 * the search stands in; a command that cannot run makes the search inactive with a reason, never a search that quietly
 * does something else; this module knows nothing of SSH.
 *
 * <p>Start reading at {@link org.hopline.spl.SplCompiler}.
 */
@NullMarked
package org.hopline.spl;

import org.jspecify.annotations.NullMarked;
