package org.hopline.engine.parse;

/**
 * How surely a source is of a format.
 *
 * @param confidence 0 (no) to 1 (certain)
 * @param reason one sentence for the ledger: what was seen
 */
public record Recognition(double confidence, String reason) {

    /** Not this format. */
    public static final Recognition NO = new Recognition(0, "nothing of this format seen");
}
