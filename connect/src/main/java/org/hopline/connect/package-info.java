/**
 * Files, folders, archives and standard input, as sources of decompressed bytes.
 *
 * <p>Place in the data's way: the very first station. {@link org.hopline.connect.Sources#find} walks what the user
 * named and answers an {@link org.hopline.connect.Inventory}; a runner opens each
 * {@link org.hopline.connect.Source} and hands its bytes to {@code engine.parse}. Nothing here knows a log format.
 *
 * <p>Invariants:
 * <ul>
 * <li>evidence is opened for reading only, and nothing is ever written beside it;
 * <li>trouble is a value ({@link org.hopline.connect.Trouble}), never an exception: what could be read before the
 * trouble is used, and the sentence reaches the ledger;
 * <li>how a file is packed is told by its first bytes, never by its name;
 * <li>a name inside an archive is only a name: no file is ever created or opened by it;
 * <li>the order of everything found depends on names alone, not on the file system's order or on threads;
 * <li>memory does not grow with the size of a file.
 * </ul>
 *
 * <p>Start reading at {@link org.hopline.connect.Sources}, then {@link org.hopline.connect.Inventory}.
 */
@NullMarked
package org.hopline.connect;

import org.jspecify.annotations.NullMarked;
