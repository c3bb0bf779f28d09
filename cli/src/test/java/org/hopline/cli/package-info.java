/** Tests through the command line's own entry, and of the house as a whole. Start at {@link org.hopline.cli.ArchitectureTest}. */
@NullMarked
package org.hopline.cli;

import org.jspecify.annotations.NullMarked;
