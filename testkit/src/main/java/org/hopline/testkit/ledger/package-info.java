/**
 * Holds the ledger's law against counts that were made without Hopline's readers.
 *
 * <p>Place in the data's way: beside it; looks at the ledgers of a run and at the bytes themselves.
 *
 * <p>Invariants: nothing here uses a cutter or parser of the engine.
 *
 * <p>Start reading at {@link org.hopline.testkit.ledger.LedgerLaw}.
 */
@NullMarked
package org.hopline.testkit.ledger;

import org.jspecify.annotations.NullMarked;
