/**
 * Linux audit: single records, and the events assembled from them.
 */
@NullMarked
package org.hopline.engine.parse.audit;

import org.jspecify.annotations.NullMarked;
