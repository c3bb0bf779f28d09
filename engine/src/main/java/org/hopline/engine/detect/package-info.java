/**
 * The one form of a detection, its matching, windows and findings.
 */
@NullMarked
package org.hopline.engine.detect;

import org.jspecify.annotations.NullMarked;
