package org.hopline.engine.wire;

import java.io.InputStream;
import org.hopline.engine.behaviour.Baseline;

/** Reads back what {@link Wire} wrote. */
public final class WireReader {

    private WireReader() {}

    /** That a file is not what it should be: a sentence with line and column. */
    public static final class MalformedException extends Exception {
        private static final long serialVersionUID = 1;

        /** With a sentence. */
        public MalformedException(String sentence) {
            super(sentence);
        }
    }

    /** Reads a report, JSON lines or one JSON document. Fails where it is not JSON or cites no source at all. */
    public static Report report(InputStream in) throws MalformedException {
        throw new MalformedException("not yet written");
    }

    /** Reads a {@code hopline.baseline/1}. */
    public static Baseline baseline(InputStream in) throws MalformedException {
        throw new MalformedException("not yet written");
    }
}
