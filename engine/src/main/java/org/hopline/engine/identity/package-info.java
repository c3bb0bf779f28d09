/**
 * Which address, name and machine id is which host; zones, years and clock repair.
 */
@NullMarked
package org.hopline.engine.identity;

import org.jspecify.annotations.NullMarked;
