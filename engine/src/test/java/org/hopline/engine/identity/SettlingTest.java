package org.hopline.engine.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.hopline.engine.event.Address;
import org.hopline.engine.event.Event;
import org.hopline.engine.event.HostId;
import org.hopline.engine.event.SourceId;
import org.hopline.engine.parse.text.Corpora;
import org.hopline.engine.parse.text.Reading;
import org.junit.jupiter.api.Test;

class SettlingTest {

    private static final long UNKNOWN = Long.MIN_VALUE;

    private static long utc(String instant) {
        Instant at = Instant.parse(instant);
        return at.getEpochSecond() * 1_000_000_000L + at.getNano();
    }

    private static String print(long nanos) {
        return Instant.ofEpochSecond(Math.floorDiv(nanos, 1_000_000_000L), Math.floorMod(nanos, 1_000_000_000L))
                .toString();
    }

    /** A source and its events. */
    private record Read(SourceProfile profile, List<Event> events) {}

    private static Read read(String path, long modified, String format, byte[] bytes) {
        int slash = path.lastIndexOf('/');
        SourceProfile profile = new SourceProfile(new SourceId(path), slash < 0 ? "" : path.substring(0, slash), null,
                modified);
        Reading reading = Reading.of(format, bytes);
        reading.events.forEach(profile::observe);
        return new Read(profile, reading.events);
    }

    private static Read read(String path, long modified, String text) {
        return read(path, modified, "syslog", text.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    private static Settlement settle(SettleOptions options, Read... reads) {
        List<SourceProfile> profiles = new ArrayList<>();
        for (Read read : reads) {
            profiles.add(read.profile());
        }
        Settlement settlement = Settling.settle(profiles, options);
        Collections.reverse(profiles);
        Settlement reversed = Settling.settle(profiles, options);
        for (Read read : reads) {
            assertThat(reversed.timeSentence(read.profile().source()))
                    .isEqualTo(settlement.timeSentence(read.profile().source()));
        }
        return settlement;
    }

    private static String time(Settlement settlement, Read read, int index) {
        Event event = read.events().get(index);
        Settlement.SettledTime time = settlement.time(read.profile().source(), event.host(), event.time(),
                event.quality(), event.clock());
        return print(time.time()) + " " + time.quality();
    }

    private static SettleOptions zone(String... rules) {
        List<ZoneRule> zones = new ArrayList<>();
        for (String rule : rules) {
            zones.add(ZoneRule.parse(rule));
        }
        return new SettleOptions(List.of(), zones, 0, List.of(), true);
    }

    @Test
    void aYearlessLogWithoutAnyHintIsInTheLatestYearNotAfterTheFilesTime() {
        Read read = read("a/auth.log", utc("2025-01-03T00:00:00Z"), """
                Dec 31 23:59:58 h sshd[1]: Received signal 15; terminating.
                Jan  1 00:00:02 h sshd[2]: Server listening on 10.0.0.1 port 22.
                """);
        Settlement settlement = settle(SettleOptions.NONE, read);
        assertThat(time(settlement, read, 0)).isEqualTo("2024-12-31T23:59:58Z ZONE_ASSUMED_YEAR_INFERRED");
        assertThat(time(settlement, read, 1)).isEqualTo("2025-01-01T00:00:02Z ZONE_ASSUMED_YEAR_INFERRED");
        assertThat(settlement.timeSentence(read.profile().source())).contains("UTC assumed").contains("year 2024");
        assertThat(settlement.stated()).singleElement().satisfies(binding -> {
            assertThat(binding.address()).isEqualTo(Address.of("10.0.0.1"));
            assertThat(binding.host()).isEqualTo(new HostId("h"));
        });
    }

    @Test
    void aStragglerOfTheOldYearStaysInTheOldYear() {
        Read read = read("a/auth.log", UNKNOWN, """
                Dec 31 23:59:58 h su: x
                Jan  1 00:00:02 h su: x
                Dec 31 23:59:59 h su: x
                Jan  1 00:00:03 h su: x
                """);
        Settlement settlement = settle(new SettleOptions(List.of(), List.of(), 2023, List.of(), true), read);
        assertThat(time(settlement, read, 0)).startsWith("2023-12-31T23:59:58Z");
        assertThat(time(settlement, read, 1)).startsWith("2024-01-01T00:00:02Z");
        assertThat(time(settlement, read, 2)).startsWith("2023-12-31T23:59:59Z");
        assertThat(time(settlement, read, 3)).startsWith("2024-01-01T00:00:03Z");
    }

    @Test
    void aLeapDayForcesALeapYear() {
        Read read = read("a/auth.log", utc("2026-11-25T00:00:00Z"), """
                Feb 28 10:00:00 h su: x
                Feb 29 10:00:00 h su: x
                Mar  1 10:00:00 h su: x
                """);
        Settlement settlement = settle(SettleOptions.NONE, read);
        assertThat(time(settlement, read, 1)).startsWith("2024-02-29T10:00:00Z");
        Settlement forced = settle(new SettleOptions(List.of(), List.of(), 2023, List.of(), true), read);
        assertThat(time(forced, read, 1)).startsWith("2023-03-01T10:00:00Z");
    }

    @Test
    void aDateInTheFilesNameTellsTheYearBeforeTheFilesTimeDoes() {
        Read read = read("a/secure-20210103.gz", utc("2026-11-25T00:00:00Z"), "Dec 31 10:00:00 h su: x\n");
        assertThat(time(settle(SettleOptions.NONE, read), read, 0)).startsWith("2020-12-31T10:00:00Z");
        assertThat(YearSettling.dateIn("auth.2026-11-22.log")).hasToString("2026-11-22");
        assertThat(YearSettling.dateIn("auth.log.20261399")).isNull();
        assertThat(YearSettling.dateIn("auth.log.120261122")).isNull();
    }

    @Test
    void theUsersZoneIsTakenByHostOrPathAndSaid() {
        Read read = read("a/auth.log", UNKNOWN, """
                2026-07-01T12:00:00 berlin su: x
                2026-07-01T12:00:00 tokyo su: x
                """);
        Settlement settlement = settle(zone("+09:00", "berlin=Europe/Berlin"), read);
        assertThat(time(settlement, read, 0)).isEqualTo("2026-07-01T10:00:00Z ZONE_GIVEN");
        assertThat(time(settlement, read, 1)).isEqualTo("2026-07-01T03:00:00Z ZONE_GIVEN");
        Settlement byPath = settle(zone("auth.log=America/New_York"), read);
        assertThat(time(byPath, read, 0)).isEqualTo("2026-07-01T16:00:00Z ZONE_GIVEN");
        assertThat(byPath.timeSentence(read.profile().source())).isEqualTo("America/New_York given by --tz");
    }

    @Test
    void theAssetFilesZoneIsTakenWhenNoRuleFits() {
        Read read = read("a/auth.log", UNKNOWN, "2026-07-01T12:00:00 berlin su: x\n");
        Asset asset = new Asset(new HostId("berlin"), List.of(), "Europe/Berlin", null, "assets.csv:2");
        Settlement settlement = settle(new SettleOptions(List.of(), List.of(), 0, List.of(asset), true), read);
        assertThat(time(settlement, read, 0)).isEqualTo("2026-07-01T10:00:00Z ZONE_GIVEN");
        assertThat(settlement.timeSentence(read.profile().source())).contains("assets.csv:2");
    }

    @Test
    void theRepeatedHourIsReadAsItsFirstPassAndTheMissingHourIsMovedOn() {
        Read read = read("a/auth.log", UNKNOWN, """
                2026-10-25T02:30:00 h su: x
                2026-03-29T02:30:00 h su: x
                """);
        Settlement settlement = settle(zone("Europe/Berlin"), read);
        assertThat(time(settlement, read, 0)).startsWith("2026-10-25T00:30:00Z");
        assertThat(time(settlement, read, 1)).startsWith("2026-03-29T01:30:00Z");
    }

    @Test
    void aZoneIsInferredFromIdenticalRecordsOfAZonedSourceOfTheSameHost() {
        Read wall = read("a/auth.log.1", UNKNOWN, """
                Nov 22 08:20:01 h sshd[1]: Connection from 10.0.0.9 port 40001 on 10.0.0.1 port 22
                Nov 22 08:20:02 h sshd[1]: Accepted password for bob from 10.0.0.9 port 40001 ssh2
                Nov 22 08:25:02 h sshd[3]: Accepted password for eve from 10.0.0.9 port 40003 ssh2
                """);
        Read zoned = read("b/auth.log", UNKNOWN, """
                2026-11-22T02:50:01.5+00:00 h sshd[1]: Connection from 10.0.0.9 port 40001 on 10.0.0.1 port 22
                2026-11-22T02:50:02.1+00:00 h sshd[1]: Accepted password for bob from 10.0.0.9 port 40001 ssh2
                """);
        Settlement settlement = settle(SettleOptions.NONE, wall, zoned);
        assertThat(time(settlement, wall, 2)).isEqualTo("2026-11-22T02:55:02Z ZONE_INFERRED");
        assertThat(settlement.timeSentence(wall.profile().source())).contains("+05:30 inferred from 2 records")
                .contains("b/auth.log").contains("year 2026 shown by identical records");
        Event first = wall.events().getFirst();
        assertThat(print(settlement.time(wall.profile().source(), null, first.time(), first.quality(), first.clock())
                .time())).isEqualTo("2026-11-22T02:50:01Z");
        SettleOptions noLearning = new SettleOptions(List.of(), List.of(), 2026, List.of(), false);
        assertThat(time(settle(noLearning, wall, zoned), wall, 2)).isEqualTo("2026-11-22T08:25:02Z ZONE_ASSUMED");
    }

    @Test
    void recordsOfAnotherHostAlignNothing() {
        Read wall = read("a/auth.log.1", UNKNOWN, """
                Nov 22 08:20:01 h sshd[1]: Connection from 10.0.0.9 port 40001 on 10.0.0.1 port 22
                Nov 22 08:20:02 h sshd[1]: Accepted password for bob from 10.0.0.9 port 40001 ssh2
                """);
        Read zoned = read("b/auth.log", UNKNOWN, """
                2026-11-22T02:50:01.5+00:00 g sshd[1]: Connection from 10.0.0.9 port 40001 on 10.0.0.1 port 22
                2026-11-22T02:50:02.1+00:00 g sshd[1]: Accepted password for bob from 10.0.0.9 port 40001 ssh2
                """);
        Settlement settlement = settle(SettleOptions.NONE, wall, zoned);
        assertThat(settlement.timeSentence(wall.profile().source())).contains("UTC assumed");
    }

    @Test
    void recordsWithoutAHostTakeTheRulesTheFoldersOrNone() {
        Read nameless = read("a/x.log", UNKNOWN, "2026-07-01T12:00:00Z sshd[1]: Server listening on :: port 22.\n");
        Read named = read("a/y.log", UNKNOWN, "2026-07-01T12:00:00Z h sshd[1]: Server listening on :: port 22.\n");
        SourceId source = nameless.profile().source();
        assertThat(settle(SettleOptions.NONE, nameless, named).host(source, null)).isEqualTo(new HostId("h"));
        assertThat(settle(SettleOptions.NONE, nameless).host(source, null)).isEqualTo(new HostId("unknown:a/x.log"));
        SettleOptions rule = new SettleOptions(List.of(HostRule.parse("x.*=web01")), List.of(), 0, List.of(), true);
        Settlement given = settle(rule, nameless, named);
        assertThat(given.host(source, null)).isEqualTo(new HostId("web01"));
        assertThat(given.hostSentence(source)).isEqualTo("host web01, given by --host");
        assertThat(given.hostSentence(named.profile().source())).isEqualTo("host h, named by its records");
    }

    @Test
    void theLabsNewYorkHostIsAlignedWithItsJournal() {
        Read wall = read("app02/auth.traditional.log", UNKNOWN, "syslog",
                Corpora.bytes("lab/app02/auth.traditional.log"));
        Read zoned = read("app02/journal.json", UNKNOWN, "journal-json", Corpora.bytes("lab/app02/journal.json"));
        Read iso = read("app02/auth.log", UNKNOWN, "syslog", Corpora.bytes("lab/app02/auth.log"));
        Settlement settlement = settle(SettleOptions.NONE, wall, zoned);
        System.out.println(settlement.timeSentence(wall.profile().source()));
        assertThat(settlement.timeSentence(wall.profile().source())).startsWith("-05:00 inferred from ");
        for (int i = 0; i < wall.events().size(); i++) {
            assertThat(time(settlement, wall, i)).startsWith(time(settlement, iso, i).substring(0, 19))
                    .endsWith("ZONE_INFERRED");
        }
        Settlement given = settle(zone("app02=America/New_York"), wall, zoned);
        assertThat(time(given, wall, 0)).endsWith("ZONE_GIVEN");
        assertThat(settlement.stated()).anySatisfy(binding -> {
            assertThat(binding.address()).isEqualTo(Address.of("10.99.0.12"));
            assertThat(binding.host()).isEqualTo(new HostId("app02"));
            assertThat(binding.confidence()).isEqualTo(1);
        });
    }

    @Test
    void everyProvisionalTimeIsDatedToTheSameMonthDayAndClock() {
        for (int rollovers = -1; rollovers < 4; rollovers++) {
            LocalDateTime local = LocalDateTime.of(Event.provisionalYear(rollovers), 2, 28, 1, 2, 3);
            long provisional = local.toEpochSecond(ZoneOffset.UTC) * 1_000_000_000L;
            assertThat(WallClock.rollovers(provisional)).isEqualTo(rollovers);
            assertThat(print(WallClock.dated(provisional, 2026)))
                    .isEqualTo((2026 + rollovers) + "-02-28T01:02:03Z");
        }
    }

    @Test
    void optionsThatMeanNothingAreRefusedInASentence() {
        org.assertj.core.api.Assertions.assertThatThrownBy(() -> ZoneRule.parse("h=Mars/Olympus"))
                .hasMessageContaining("no zone is called 'Mars/Olympus'");
        org.assertj.core.api.Assertions.assertThatThrownBy(() -> HostRule.parse("a*="))
                .hasMessageContaining("names no host");
    }
}
