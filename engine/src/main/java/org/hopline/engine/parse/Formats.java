package org.hopline.engine.parse;

import java.util.ArrayList;
import java.util.List;
import org.hopline.engine.event.Slice;
import org.hopline.engine.parse.audit.AuditFormat;
import org.hopline.engine.parse.audit.AuditPayload;
import org.hopline.engine.parse.journal.JournalExportFormat;
import org.hopline.engine.parse.journal.JournalJsonFormat;
import org.hopline.engine.parse.journal.JournalVerboseFormat;
import org.hopline.engine.parse.sysmon.SysmonFormat;
import org.hopline.engine.parse.sysmon.SysmonPayload;
import org.hopline.engine.parse.syslog.JsonSyslogFormat;
import org.hopline.engine.parse.syslog.SyslogFormat;
import org.hopline.engine.parse.unifiedlog.UnifiedLogFormats;
import org.jspecify.annotations.Nullable;

/** All formats that Hopline reads, and which one a source is of. */
public final class Formats {

    /** Least confidence with which a format is taken. */
    public static final double LEAST_CONFIDENCE = 0.3;

    /** Every format, in the order of their names' listing; at equal confidence the earlier one is taken. */
    private static final List<LogFormat> ALL = everything();

    private Formats() {}

    /**
     * What a source was recognised as.
     *
     * @param format the format, or null where none fits
     * @param recognition how surely and why; where none fits, why not
     */
    public record Recognised(@Nullable LogFormat format, Recognition recognition) {}

    private static List<LogFormat> everything() {
        List<LogFormat> all = new ArrayList<>();
        all.add(new SyslogFormat(Formats::payloads));
        all.add(new JsonSyslogFormat(Formats::payloads));
        all.add(new JournalJsonFormat(Formats::payloads));
        all.add(new JournalExportFormat(Formats::payloads));
        all.add(new JournalVerboseFormat(Formats::payloads));
        all.add(new AuditFormat());
        all.add(new SysmonFormat());
        all.addAll(UnifiedLogFormats.all());
        return List.copyOf(all);
    }

    /** The parsers of what a carrier's message may hold, for one source. */
    private static List<PayloadParser> payloads() {
        return List.of(new SysmonPayload(), new AuditPayload());
    }

    /** Every format. */
    public static List<LogFormat> all() {
        return ALL;
    }

    /** The format of this name, or null. */
    public static @Nullable LogFormat named(String name) {
        for (LogFormat format : ALL) {
            if (format.name().equals(name)) {
                return format;
            }
        }
        return null;
    }

    /**
     * The format that fits best.
     *
     * @param head the first decompressed bytes, at most 64 KiB; a whole small file
     * @param fileName last part of the path
     */
    public static Recognised recognise(Slice head, String fileName) {
        LogFormat best = null;
        Recognition bestRecognition = Recognition.NO;
        for (LogFormat format : ALL) {
            Recognition recognition = format.recognise(head, fileName);
            if (recognition.confidence() > bestRecognition.confidence()) {
                best = format;
                bestRecognition = recognition;
            }
        }
        if (best != null && bestRecognition.confidence() >= LEAST_CONFIDENCE) {
            return new Recognised(best, bestRecognition);
        }
        return new Recognised(null, new Recognition(0, whyNot(head)));
    }

    private static String whyNot(Slice head) {
        if (head.isEmpty()) {
            return "the file is empty";
        }
        int control = 0;
        for (int i = 0; i < head.length(); i++) {
            byte b = head.at(i);
            if (b >= 0 && b < ' ' && b != '\n' && b != '\r' && b != '\t' && b != 0x1b && b != 0x1e) {
                control++;
            }
        }
        return control * 20L > head.length()
                ? "binary data of no known format"
                : "text of no known log format";
    }
}
