/**
 * The canonical JSON of the public contracts, out and in.
 *
 * <p>Place in the data's way: the end of it for programs, as {@code escape} is for people; and the way back in for
 * {@code verify} and for saved baselines. The schemas of every line are in {@code docs/reference/schema}.
 *
 * <p>Invariants: members stand in a fixed order and equal values give equal text; times are RFC 3339 in UTC with as many
 * digits below the second as they need (none, 3, 6 or 9); numbers have no needless digits; no line holds a control,
 * bidirectional or invisible character as such, only its JSON escape, so that a line printed on a terminal does nothing;
 * log bytes that are not UTF-8 stand in {@code raw_base64} beside {@code raw}. What is not known is left out, never null
 * or invented. This package alone uses Jackson, and only its streaming core.
 *
 * <p>Start reading at {@link org.hopline.engine.wire.Wire}.
 */
@NullMarked
package org.hopline.engine.wire;

import org.jspecify.annotations.NullMarked;
