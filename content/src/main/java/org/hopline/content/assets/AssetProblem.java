package org.hopline.content.assets;

/**
 * A mistake in an asset file.
 *
 * @param file as given
 * @param line from 1
 * @param column from 1, in characters
 * @param message what is wrong, one sentence
 * @param snippet the line it is in
 * @param hint the way out; empty where there is none to give
 * @param fatal whether the entry (or, before any entry, the file) was left out because of it
 */
public record AssetProblem(String file, int line, int column, String message, String snippet, String hint,
        boolean fatal) {

    /** {@code file:line:column: message}. */
    @Override
    public String toString() {
        return file + ":" + line + ":" + column + ": " + message;
    }
}
