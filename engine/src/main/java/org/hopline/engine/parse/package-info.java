/**
 * Bytes to records to events; one class per log family; format recognition with a confidence.
 */
@NullMarked
package org.hopline.engine.parse;

import org.jspecify.annotations.NullMarked;
