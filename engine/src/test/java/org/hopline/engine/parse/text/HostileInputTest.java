package org.hopline.engine.parse.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.hopline.engine.event.Event;
import org.hopline.engine.event.LogRecord;
import org.hopline.engine.event.Slice;
import org.hopline.engine.event.SourceId;
import org.hopline.engine.event.Unparsed;
import org.hopline.engine.parse.Formats;
import org.hopline.engine.parse.ParseSink;
import org.hopline.engine.parse.ReadLimits;
import org.hopline.engine.parse.SourceReader;
import org.junit.jupiter.api.Test;

/** Whatever the bytes: nothing is thrown, the ledger's law holds, and how the bytes are cut into chunks changes nothing. */
class HostileInputTest {

    private static final List<String> FORMATS = List.of("syslog", "rsyslog-json", "journal-json", "journal-export",
            "journal-verbose");

    private static final List<String> LINES = List.of(
            "Nov 22 02:50:40 h sshd-session[372]: Invalid user admin from 10.99.0.66 port 48286",
            "<38>1 2026-11-22T02:50:34.225471+00:00 h sshd 179 - [a b=\"c\\]\"]  Received signal 15; terminating.",
            "2026-11-22T02:50:34+00:00 h sshd[1]: Accepted publickey for bob from ::1 port 1 ssh2: RSA-CERT SHA256:a ID x"
                    + " (serial 4) CA RSA SHA256:b",
            "2026-11-22T02:50:34+00:00 h sshd[1]: Disconnecting authenticating user a 1.2.3.4 port 5: x: y [preauth]",
            "2026-11-22T02:50:34+00:00 h sshd[1]: drop connection #0 from [1.2.3.4]:5 on [::1]:22 past MaxStartups",
            "2026-11-22T02:50:34+00:00 h sshd[1]: message repeated 3 times: [ Failed password for root from 1.1.1.1 port 2"
                    + " ssh2]",
            "2026-11-22T02:50:34+00:00 h sshd[1]: Starting session: forced-command (config) 'x' for a from ::1 port 1 id 0",
            "Nov 22 02:50:40 h sudo:    alice : TTY=pts/0 ; PWD=/home/alice ; USER=root ; COMMAND=/usr/bin/id",
            "Nov 22 02:50:40 h sudo[9]: @cee:{\"sudo\":{\"accept\":{\"submituser\":\"a\",\"runargv\":[\"x\",\"y\"]}}}",
            "Nov 22 02:50:40 h su[1]: (to root) bob on pts/1", "Nov 22 02:50:40 h su: FAILED SU (to root) bob on none",
            "Nov 22 02:50:40 h systemd-logind[1]: New session 3 of user bob.",
            "Nov 22 02:50:40 h pam: pam_unix(sshd:auth): authentication failure; logname= uid=0 euid=0 tty=ssh ruser="
                    + " rhost=1.1.1.1  user=root",
            "Nov 22 02:50:40 h sftp-server[2]: rename old \"/a\" new \"/b\"",
            "Nov 22 02:50:40 h useradd[3]: new user: name=bob, UID=1, GID=1, home=/home/bob, shell=/bin/sh",
            "Nov 22 02:50:40 h audispd: type=SYSCALL msg=audit(1.2:3): a=b",
            "Nov 22 02:50:40 h sysmon: <Event><System><EventID>1</EventID></System></Event>",
            "47 <38>Nov 22 02:50:40 h sshd[1]: Server listening",
            "{\"time\":\"2026-11-22T02:50:34.2+00:00\",\"host\":\"h\",\"pri\":\"38\",\"tag\":\"sshd[1]:\",\"msg\":\" x\"}",
            "{\"MESSAGE\":[72,105],\"__REALTIME_TIMESTAMP\":\"1795315833809672\",\"_HOSTNAME\":\"h\",\"A\":[\"b\",\"c\"]}",
            "{\n\t\"MESSAGE\" : null,\n\t\"__REALTIME_TIMESTAMP\" : \"1795315833809672\"\n}",
            "__CURSOR=s=1\n__REALTIME_TIMESTAMP=1795315833809672\nMESSAGE\n\u0003\0\0\0\0\0\0\0abc\n_HOSTNAME=h\n",
            "Sun 2026-11-22 02:50:33.809672 UTC [s=6;i=f;b=8;m=8;t=660d48a88ab08;x=6]\n    MESSAGE=a\n    _HOSTNAME=h",
            "-- Boot 0123 --", "[ 2222.4738] h sshd[1]: x", "\t continued", "", "\r", "\0\0");

    @Property(tries = 400)
    void anyBytesAreReadLawfullyInAnyChunks(@ForAll("bytes") byte[] bytes, @ForAll("sizes") int piece) {
        for (String format : FORMATS) {
            check(format, bytes, piece);
        }
    }

    @Provide
    Arbitrary<Integer> sizes() {
        return Arbitraries.integers().between(1, 400);
    }

    /** Log lines, cut, doubled, with bytes changed and rubbish between. */
    @Provide
    Arbitrary<byte[]> bytes() {
        return Arbitraries.randomValue(HostileInputTest::mutated);
    }

    private static byte[] mutated(Random random) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        int lines = 1 + random.nextInt(8);
        for (int i = 0; i < lines; i++) {
            byte[] line = LINES.get(random.nextInt(LINES.size())).getBytes(StandardCharsets.ISO_8859_1);
            for (int change = random.nextInt(4); change > 0 && line.length > 0; change--) {
                int at = random.nextInt(line.length);
                switch (random.nextInt(4)) {
                    case 0 -> line[at] = (byte) random.nextInt(256);
                    case 1 -> line = Arrays.copyOf(line, at);
                    case 2 -> line = Arrays.copyOfRange(line, at, line.length);
                    default -> {
                        byte[] more = Arrays.copyOf(line, line.length + at);
                        System.arraycopy(line, 0, more, line.length, at);
                        line = more;
                    }
                }
            }
            out.writeBytes(line);
            if (random.nextInt(10) > 0) {
                out.write('\n');
            }
            if (random.nextInt(6) == 0) {
                out.write('\n');
            }
        }
        return out.toByteArray();
    }

    private static void check(String format, byte[] bytes, int piece) {
        Reading whole = Reading.of(format, bytes);
        Reading pieces = Reading.of(format, bytes, piece, ReadLimits.DEFAULT);
        assertThat(whole.tally().lawful()).isTrue();
        assertThat(whole.tally().bytes()).isEqualTo(bytes.length);
        assertThat(pieces.tally()).isEqualTo(whole.tally());
        assertThat(described(pieces)).isEqualTo(described(whole));
        int[] covered = new int[bytes.length];
        for (LogRecord record : records(whole)) {
            assertThat(Slice.of(bytes, (int) record.offset(), record.bytes().length())).isEqualTo(record.bytes());
            for (int i = 0; i < record.bytes().length(); i++) {
                covered[(int) record.offset() + i]++;
            }
            int feeds = 0;
            for (int i = 0; i < record.offset(); i++) {
                feeds += bytes[i] == '\n' ? 1 : 0;
            }
            assertThat(record.line()).isEqualTo(feeds + 1L);
        }
        for (int count : covered) {
            assertThat(count).isLessThanOrEqualTo(1);
        }
        // Asking for fields must not throw either.
        for (Event event : whole.events) {
            for (int i = 0; i < event.fields().size(); i++) {
                assertThat(event.fields().value(i)).isNotNull();
            }
        }
    }

    private static List<LogRecord> records(Reading reading) {
        List<LogRecord> records = new ArrayList<>();
        reading.events.forEach(event -> records.add(event.record()));
        reading.unparsed.forEach(unparsed -> records.add(unparsed.record()));
        return records;
    }

    private static List<String> described(Reading reading) {
        List<String> out = new ArrayList<>();
        for (Event event : reading.events) {
            out.add(event.record().offset() + " " + event.record().line() + " " + event.time() + " " + event.host()
                    + " "
                    + event.program() + " " + event.pid() + " " + event.kind() + " " + event.message());
        }
        for (Event event : reading.assembled) {
            out.add("assembled " + event.record().offset() + " " + event.kind());
        }
        for (Unparsed unparsed : reading.unparsed) {
            out.add("unparsed " + unparsed.record().offset() + " " + unparsed.reason());
        }
        return out;
    }

    @Property(tries = 200)
    void anOverlongRecordIsOneUnparsedRecordHoweverItArrives(@ForAll("bytes") byte[] bytes,
            @ForAll("sizes") int piece) {
        for (String format : FORMATS) {
            ReadLimits limits = new ReadLimits(60);
            Reading pieces = Reading.of(format, bytes, piece, limits);
            assertThat(pieces.tally().lawful()).isTrue();
            assertThat(pieces.tally().bytes()).isEqualTo(bytes.length);
            if (format.equals("rsyslog-json")) {
                Reading whole = Reading.of(format, bytes, Math.max(1, bytes.length), limits);
                assertThat(pieces.tally().records()).isEqualTo(whole.tally().records());
            }
        }
    }

    @Test
    void aLineOfTwoGigabytesNeedsNoMemory() {
        long length = 2L * 1024 * 1024 * 1024;
        List<Unparsed> unparsed = new ArrayList<>();
        List<Event> events = new ArrayList<>();
        SourceReader reader = new SourceReader(new SourceId("long"), Reading.format("syslog"), new ParseSink() {
            @Override
            public void understood(Event event) {
                events.add(event);
            }

            @Override
            public void headerOnly(Event event) {
                events.add(event);
            }

            @Override
            public void unparsed(Unparsed record) {
                unparsed.add(record);
            }

            @Override
            public void assembled(Event event) {}
        }, new ReadLimits(1 << 20));
        byte[] start = "Nov 22 02:50:40 h sshd[1]: x".getBytes(StandardCharsets.UTF_8);
        reader.feed(start, start.length);
        byte[] chunk = new byte[1 << 20];
        Arrays.fill(chunk, (byte) 'x');
        long fed = 0;
        while (fed < length) {
            // The reader keeps what it is given only while a record may still end in it.
            reader.feed(chunk, chunk.length);
            fed += chunk.length;
        }
        byte[] end = "\nNov 22 02:50:40 h sshd[1]: Server listening on :: port 22.\n".getBytes(StandardCharsets.UTF_8);
        reader.feed(end, end.length);
        reader.end();
        assertThat(unparsed).singleElement().satisfies(record -> {
            assertThat(record.reason()).isEqualTo(SourceReader.OVERLONG);
            assertThat(record.record().bytes().length()).isLessThanOrEqualTo(256);
        });
        assertThat(events).singleElement().satisfies(event -> assertThat(event.record().line()).isEqualTo(2));
        assertThat(reader.tally().lawful()).isTrue();
        assertThat(reader.tally().records()).isEqualTo(2);
        assertThat(reader.tally().recordBytes()).isEqualTo(start.length + fed + end.length);
    }

    @Test
    void binaryRubbishIsOfNoFormatWithAReason() {
        byte[] rubbish = new byte[4096];
        new Random(7).nextBytes(rubbish);
        Formats.Recognised recognised = Formats.recognise(Slice.of(rubbish), "auth.log");
        assertThat(recognised.format()).isNull();
        assertThat(recognised.recognition().reason()).isEqualTo("binary data of no known format");
        assertThat(Formats.recognise(Slice.EMPTY, "x").recognition().reason()).isEqualTo("the file is empty");
        assertThat(Formats.recognise(Slice.utf8("hello world\nhow are you\n"), "auth.log").recognition().reason())
                .isEqualTo("text of no known log format");
    }
}
