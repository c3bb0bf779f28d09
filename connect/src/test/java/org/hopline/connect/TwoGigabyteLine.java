package org.hopline.connect;

import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import org.hopline.engine.event.Event;
import org.hopline.engine.event.Unparsed;
import org.hopline.engine.parse.Formats;
import org.hopline.engine.parse.LogFormat;
import org.hopline.engine.parse.ParseSink;
import org.hopline.engine.parse.ReadLimits;
import org.hopline.engine.parse.SourceReader;
import org.hopline.engine.parse.SourceTally;

/** Reads a made-up log whose second line has 2 GiB, in whatever heap this process was given, and prints the counts. */
final class TwoGigabyteLine {

    private static final long LONG = 2L << 30;

    private TwoGigabyteLine() {}

    /** A line, a line of 2 GiB, a line. */
    private static final class Stream extends InputStream {

        private static final byte[] LINE = "2026-11-22T02:51:04.000000+00:00 gate sshd[1]: Server listening on :: port 22.\n"
                .getBytes(java.nio.charset.StandardCharsets.UTF_8);

        private long at;

        @Override
        public int read() {
            throw new UnsupportedOperationException("read in blocks");
        }

        @Override
        public int read(byte[] into, int from, int length) {
            long end = 2L * LINE.length + LONG;
            if (at >= end) {
                return -1;
            }
            if (at < LINE.length || at >= LINE.length + LONG) {
                into[from] = LINE[(int) (at < LINE.length ? at : at - LINE.length - LONG)];
                at++;
                return 1;
            }
            int some = (int) Math.min(length, LINE.length + LONG - at);
            Arrays.fill(into, from, from + some, (byte) 'a');
            at += some;
            if (at == LINE.length + LONG) {
                into[from + some - 1] = '\n';
            }
            return some;
        }
    }

    public static void main(String[] arguments) {
        Source source = Sources.find(List.of("-"),
                ReadOptions.DEFAULT.withStandardInput(new Stream()).withHash(false)).sources().findFirst()
                .orElseThrow();
        LogFormat format = java.util.Objects.requireNonNull(Formats.named("syslog"));
        SourceReader reader = new SourceReader(source.id(), format, new Nothing(), ReadLimits.DEFAULT);
        try (SourceInput input = source.open()) {
            byte[] chunk = new byte[256 * 1024];
            for (int got = input.read(chunk); got >= 0; got = input.read(chunk)) {
                reader.feed(chunk, got);
                chunk = new byte[256 * 1024];
            }
            reader.end();
            SourceTally tally = reader.tally();
            System.out.println(input.size() + " " + tally.records() + " " + tally.unparsed() + " "
                    + (tally.recordBytes() + tally.ignoredBytes()) + " " + input.trouble());
        }
    }

    private static final class Nothing implements ParseSink {

        @Override
        public void understood(Event event) {
            // Counted by the reader.
        }

        @Override
        public void headerOnly(Event event) {
            // Counted by the reader.
        }

        @Override
        public void unparsed(Unparsed record) {
            // Counted by the reader.
        }

        @Override
        public void assembled(Event event) {
            // Counted by the reader.
        }
    }
}
