package org.hopline.spl;

/** Where the characters of a search stand in its file. */
@FunctionalInterface
public interface Places {

    /** The place of a character, by its index in the search as written, from 0. */
    Place at(int index);

    /** The places of a text that is the whole file. */
    static Places of(String text) {
        return index -> {
            int line = 1;
            int start = 0;
            for (int i = 0; i < Math.min(index, text.length()); i++) {
                if (text.charAt(i) == '\n') {
                    line++;
                    start = i + 1;
                }
            }
            return new Place(line, Math.min(index, text.length()) - start + 1);
        };
    }
}
