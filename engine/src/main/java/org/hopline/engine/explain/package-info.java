/**
 * The explanation tree of any event, detection, score.
 */
@NullMarked
package org.hopline.engine.explain;

import org.jspecify.annotations.NullMarked;
