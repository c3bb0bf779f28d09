/**
 * The canonical JSON of the public contracts, out and in.
 */
@NullMarked
package org.hopline.engine.wire;

import org.jspecify.annotations.NullMarked;
