/**
 * Which station feeds which, once, as data for every runner.
 */
@NullMarked
package org.hopline.engine.topology;

import org.jspecify.annotations.NullMarked;
