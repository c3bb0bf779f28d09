/**
 * The only place that makes terminal, HTML, CSV and Markdown text from log data.
 */
@NullMarked
package org.hopline.engine.escape;

import org.jspecify.annotations.NullMarked;
