package org.hopline.spl;

/**
 * A word, text or sign of a search.
 *
 * @param kind what it is
 * @param text a word as written, a text without its quotes; escapes undone where asked for
 * @param from index of its first character in the expanded search
 * @param to index after its last
 */
record Token(Kind kind, String text, int from, int to) {

    /** The kinds of token. */
    enum Kind {
        WORD, QUOTED, FIELD_QUOTED, SIGN, END
    }

    boolean isSign(String sign) {
        return kind == Kind.SIGN && text.equals(sign);
    }

    boolean isWord(String word) {
        return kind == Kind.WORD && text.equals(word);
    }

    boolean isKeyword(String word) {
        return kind == Kind.WORD && text.equalsIgnoreCase(word);
    }

    boolean isName() {
        return kind == Kind.WORD || kind == Kind.QUOTED || kind == Kind.FIELD_QUOTED;
    }
}
