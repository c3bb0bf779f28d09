/**
 * Which address, name and machine id is which host; zones, years and clock repair.
 *
 * <p>Place in the data's way: while a source is read its {@link org.hopline.engine.identity.SourceProfile} observes the
 * events; once all are read {@link org.hopline.engine.identity.Settling} settles hosts, zones and years, and every
 * picked event passes {@link org.hopline.engine.identity.Settlement} before the host station. {@link
 * org.hopline.engine.identity.IdentityFacts} tell the joins which address is which host.
 *
 * <p>Invariants: what is settled does not depend on the order of sources; every host, zone and year that a record does
 * not state comes with a sentence that says where it is from; nothing here reads a clock, a file or a locale.
 *
 * <p>Start reading at {@link org.hopline.engine.identity.Settling}.
 */
@NullMarked
package org.hopline.engine.identity;

import org.jspecify.annotations.NullMarked;
