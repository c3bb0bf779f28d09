/**
 * Asset files: which hosts there are, by which names and addresses, in which time zone, and how much they matter.
 *
 * <p>Place in the data's way: read once before a scan; the {@link org.hopline.engine.identity.Asset}s become asserted
 * identity facts and zones.
 *
 * <p>Invariants: the format is told by content, not by name; a mistake in a file is a value with its place
 * ({@link org.hopline.content.assets.AssetProblem}), and the rest of the file is used; nothing is executed or included
 * by what a file says.
 *
 * <p>Start reading at {@link org.hopline.content.assets.AssetFile}.
 */
@NullMarked
package org.hopline.content.assets;

import org.jspecify.annotations.NullMarked;
