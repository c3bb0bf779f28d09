/**
 * What flows: the vocabulary of everything Hopline says about logs.
 *
 * <p>Place in the data's way: every other package speaks in these types. {@link org.hopline.engine.event.LogRecord}
 * (bytes and where they stand) becomes {@link org.hopline.engine.event.Event} or
 * {@link org.hopline.engine.event.Unparsed}; what a detection or a session needs of an event goes on as
 * {@link org.hopline.engine.event.PickedEvent}; copies of one happening from several sources join into a
 * {@link org.hopline.engine.event.Happening}.
 *
 * <p>Invariants: nothing here reads a clock, a file or a locale; bytes behind a
 * {@link org.hopline.engine.event.Slice} never change once handed out; an outcome that the log does not state is
 * {@link org.hopline.engine.event.Outcome#UNKNOWN}; this package sees no other package of ours.
 *
 * <p>Start reading at {@link org.hopline.engine.event.Event}, then {@link org.hopline.engine.event.Kind}.
 */
@NullMarked
package org.hopline.engine.event;

import org.jspecify.annotations.NullMarked;
