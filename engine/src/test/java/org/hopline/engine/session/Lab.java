package org.hopline.engine.session;

import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.hopline.engine.detect.DetectionSet;
import org.hopline.engine.event.Event;
import org.hopline.engine.event.HostId;
import org.hopline.engine.event.PickedEvent;
import org.hopline.engine.event.Slice;
import org.hopline.engine.event.SourceId;
import org.hopline.engine.event.Unparsed;
import org.hopline.engine.identity.SettleOptions;
import org.hopline.engine.identity.Settlement;
import org.hopline.engine.identity.Settling;
import org.hopline.engine.identity.SourceProfile;
import org.hopline.engine.parse.Formats;
import org.hopline.engine.parse.LogFormat;
import org.hopline.engine.parse.ParseSink;
import org.hopline.engine.parse.ReadLimits;
import org.hopline.engine.parse.SourceReader;
import org.hopline.engine.topology.Picker;
import org.junit.jupiter.api.Assumptions;

/** The recorded lab: logs of three hosts and of the kernel under them, read by the real parsers. */
final class Lab {

    private final SettleOptions options;
    private final List<SourceProfile> profiles = new ArrayList<>();
    private final List<PickedEvent> events = new ArrayList<>();

    Lab(SettleOptions options) {
        this.options = options;
    }

    static Path folder() {
        Path folder = Path.of(System.getProperty("hopline.root"), "..", "shared", "corpora", "lab");
        if (!Files.isDirectory(folder)) {
            if ("true".equals(System.getenv("CI"))) {
                fail("the recorded lab is missing: " + folder);
            }
            System.out.println("skipped: no recorded lab at " + folder);
        }
        Assumptions.assumeTrue(Files.isDirectory(folder), "no recorded lab at " + folder);
        return folder;
    }

    /** Events of these files, given under the lab's folder. */
    static List<PickedEvent> read(String... files) {
        Lab lab = new Lab(SettleOptions.NONE);
        for (String file : files) {
            lab.add(file, file);
        }
        return lab.settled();
    }

    /** Reads a file under the lab's folder as a source of this name. */
    Lab add(String file, String source) {
        try {
            add(Files.readAllBytes(folder().resolve(file)), file.substring(file.lastIndexOf('/') + 1), source);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        return this;
    }

    Lab add(byte[] bytes, String fileName, String source) {
        LogFormat format = Formats.recognise(Slice.of(bytes, 0, Math.min(bytes.length, 65536)), fileName).format();
        if (format == null) {
            throw new IllegalArgumentException("no format for " + source);
        }
        SourceProfile profile = new SourceProfile(new SourceId(source),
                source.contains("/") ? source.substring(0, source.lastIndexOf('/')) : "", null, Long.MIN_VALUE);
        profiles.add(profile);
        Picker picker = new Picker(DetectionSet.NONE, events::add);
        SourceReader reader = new SourceReader(new SourceId(source), format, new ParseSink() {
            @Override
            public void understood(Event event) {
                profile.observe(event);
                picker.event(event);
            }

            @Override
            public void headerOnly(Event event) {
                understood(event);
            }

            @Override
            public void assembled(Event event) {
                understood(event);
            }

            @Override
            public void unparsed(Unparsed unparsed) {
                // not this test's concern
            }
        }, ReadLimits.DEFAULT);
        reader.feed(bytes, bytes.length);
        reader.end();
        return this;
    }

    List<PickedEvent> settled() {
        Settlement settlement = Settling.settle(profiles, options);
        List<PickedEvent> settled = new ArrayList<>();
        for (PickedEvent event : events) {
            PickedEvent each = settlement.settle(event);
            settled.add(each.host() == null
                    ? each.settled(new HostId("unknown"), each.time(), each.quality())
                    : each);
        }
        return settled;
    }
}
