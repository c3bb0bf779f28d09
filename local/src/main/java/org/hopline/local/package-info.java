/**
 * The embedded runner: a scan of files through all stations of the engine on the cores of one machine.
 *
 * <p>Place in the data's way: it reads sources through {@code connect}, drives the stations that
 * {@code engine.topology} lays out, and hands back values. It prints nothing and chooses no detections.
 *
 * <p>Invariants: the result depends on the bytes read and the request, not on threads, file order or the machine's
 * clock; memory does not grow with the size of a file; every byte read is in a ledger.
 *
 * <p>Start reading at {@link org.hopline.local.Scan}.
 */
@NullMarked
package org.hopline.local;

import org.jspecify.annotations.NullMarked;
