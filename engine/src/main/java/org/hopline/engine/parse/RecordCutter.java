package org.hopline.engine.parse;

/** Cuts bytes into records and ignored stretches, which together cover the source without gap or overlap. */
public interface RecordCutter {

    /** Where the pieces go, in order. All positions index the array given to {@link #cut}. */
    interface CutSink {

        /**
         * A record.
         *
         * @param from first byte of the entry
         * @param to after its last byte, terminator excluded
         * @param next after its terminator: where the next piece begins
         * @param lines how many lines the piece spans, terminator included
         */
        void record(int from, int to, int next, int lines);

        /** Bytes that are no record: blank lines, headers, trailers. {@code reason} comes from a small fixed set. */
        void ignored(int from, int next, int lines, String reason);
    }

    /**
     * Cuts what is complete.
     *
     * <p>The next call begins at the byte that this one returns, in the same or another array: a cutter may remember
     * how far beyond it has looked already.
     *
     * @param bytes the buffer
     * @param from first byte not yet cut
     * @param to after the last byte read
     * @param atEnd whether the source ends here: then everything is cut
     * @return first byte not cut; the runner keeps it and calls again with more
     */
    int cut(byte[] bytes, int from, int to, boolean atEnd, CutSink sink);

    /**
     * Looks for the end of a record that is too long to hold. The reader calls it, in place of {@link #cut}, with the
     * record's bytes from its first on, in ranges that follow each other, until it ends; then {@code cut} goes on
     * behind it. By default such a record ends after the next line feed.
     *
     * @return after the record's last byte (terminator included), or -1 when it goes on beyond {@code to}
     */
    default int skip(byte[] bytes, int from, int to) {
        int at = ByteScan.find(bytes, from, to, (byte) '\n');
        return at < 0 ? -1 : at + 1;
    }
}
