/**
 * Sysmon for Linux: one XML event a line, read without an XML library.
 */
@NullMarked
package org.hopline.engine.parse.sysmon;

import org.jspecify.annotations.NullMarked;
