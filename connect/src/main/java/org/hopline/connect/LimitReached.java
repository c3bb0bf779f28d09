package org.hopline.connect;

import java.io.IOException;

/** One of {@link Limits} was reached. The message is the sentence for the user. */
final class LimitReached extends IOException {

    private static final long serialVersionUID = 1L;

    LimitReached(String sentence) {
        super(sentence);
    }
}
