/**
 * What a finding adds to the risk of users and systems.
 *
 * <p>Place in the data's way: in the fleet station, after findings are made and before they are shown. Later also risk
 * modifiers, suppression and incidents.
 *
 * <p>Invariants: one risk event per risk object of a finding; none is invented for a detection that names no objects, and
 * that is said; a finding's own score is never the sum of its risk events; findings over risk add none.
 *
 * <p>Start reading at {@link org.hopline.engine.risk.RiskRules}.
 */
@NullMarked
package org.hopline.engine.risk;

import org.jspecify.annotations.NullMarked;
