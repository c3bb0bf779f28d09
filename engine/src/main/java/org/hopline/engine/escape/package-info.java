/**
 * The only place that makes terminal, HTML, CSV, Markdown and shell text from log data.
 *
 * <p>Place in the data's way: the last step before a person or a program outside sees anything. Log text is hostile:
 * user names hold terminal sequences, markup, formulas and text that imitates a log line.
 *
 * <p>Invariants: nothing here throws on any text; no output holds a control character, an escape sequence, a
 * bidirectional control, an invisible character or an unpaired surrogate; {@code Escape.terminal} is idempotent; this
 * package sees no other package of ours, and no other package of ours writes text for people.
 *
 * <p>Start reading at {@link org.hopline.engine.escape.Escape}.
 */
@NullMarked
package org.hopline.engine.escape;

import org.jspecify.annotations.NullMarked;
