/**
 * The macOS unified log as {@code log show} prints it.
 */
@NullMarked
package org.hopline.engine.parse.unifiedlog;

import org.jspecify.annotations.NullMarked;
