package org.hopline.engine.parse.text;

import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import org.hopline.engine.event.Event;
import org.hopline.engine.event.Kind;
import org.hopline.engine.event.SourceId;
import org.hopline.engine.event.Unparsed;
import org.hopline.engine.parse.ParseSink;
import org.hopline.engine.parse.ReadLimits;
import org.hopline.engine.parse.SourceReader;

/**
 * Measures reading one file on one thread: {@code ParseSpeed FORMAT FILE [ROUNDS]}; a main, not a test. Prints MB/s,
 * records/s and bytes allocated per record.
 */
public final class ParseSpeed implements ParseSink {

    private long kinds;
    private long events;

    private ParseSpeed() {}

    /** Measures. */
    public static void main(String[] arguments) throws IOException {
        Path file = Path.of(arguments[1]);
        int rounds = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 5;
        var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        for (int round = 0; round < rounds; round++) {
            ParseSpeed sink = new ParseSpeed();
            SourceReader reader = new SourceReader(new SourceId("speed"), Reading.format(arguments[0]), sink,
                    ReadLimits.DEFAULT);
            long allocated = threads.getCurrentThreadAllocatedBytes();
            long cpu = threads.getCurrentThreadCpuTime();
            long start = System.nanoTime();
            try (InputStream in = Files.newInputStream(file)) {
                while (true) {
                    byte[] chunk = new byte[1 << 20];
                    int length = in.readNBytes(chunk, 0, chunk.length);
                    if (length == 0) {
                        break;
                    }
                    reader.feed(chunk, length);
                }
            }
            reader.end();
            double seconds = (System.nanoTime() - start) / 1e9;
            double cpuSeconds = (threads.getCurrentThreadCpuTime() - cpu) / 1e9;
            long bytes = reader.tally().bytes();
            long records = reader.tally().records();
            System.out.printf("%.2f s, cpu %.2f s: %.0f MB/s cpu, %.2f M records/s cpu, %.0f B allocated/record, "
                    + "%d records, %d with a kind, lawful %s%n", seconds, cpuSeconds, bytes / 1e6 / cpuSeconds,
                    records / 1e6 / cpuSeconds,
                    (threads.getCurrentThreadAllocatedBytes() - allocated - bytes) / (double) records, records,
                    sink.kinds, reader.tally().lawful());
        }
    }

    private void count(Event event) {
        events++;
        kinds += event.kind() instanceof Kind.Logged ? 0 : 1;
    }

    @Override
    public void understood(Event event) {
        count(event);
    }

    @Override
    public void headerOnly(Event event) {
        count(event);
    }

    @Override
    public void unparsed(Unparsed record) {
        events++;
    }

    @Override
    public void assembled(Event event) {
        count(event);
    }
}
