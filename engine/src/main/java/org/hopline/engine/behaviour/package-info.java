/**
 * Baselines and what departs from them.
 */
@NullMarked
package org.hopline.engine.behaviour;

import org.jspecify.annotations.NullMarked;
