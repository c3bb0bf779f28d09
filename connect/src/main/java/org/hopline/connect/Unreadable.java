package org.hopline.connect;

import java.io.IOException;

/** Packed in a way that we do not open. The message is the sentence for the user. */
final class Unreadable extends IOException {

    private static final long serialVersionUID = 1L;

    Unreadable(String sentence) {
        super(sentence);
    }
}
