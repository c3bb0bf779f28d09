/**
 * Sysmon for Linux: one XML event a line, read without an XML library.
 *
 * <p>Place in the data's way: a family of {@link org.hopline.engine.parse}, read from files ({@code SysmonFormat}) or from
 * inside syslog and the journal ({@code SysmonPayload}). One record says all by itself, so its event of view record
 * carries the kind.
 *
 * <p>Invariants: events of one shape differ only in their values, so a shape is learned once and then compared, and a
 * field is a place in an array; a document type, a comment or an entity other than the five and numbers is text; an event
 * cut off keeps the fields before the cut, and the ledger counts it; time is {@code TimeCreated}, since {@code UtcTime}
 * drifts on machines that sleep.
 *
 * <p>Start reading at {@link org.hopline.engine.parse.sysmon.SysmonFormat}, then {@code SysmonReader}, {@code Layout} and
 * {@code Scanner}.
 */
@NullMarked
package org.hopline.engine.parse.sysmon;

import org.jspecify.annotations.NullMarked;
