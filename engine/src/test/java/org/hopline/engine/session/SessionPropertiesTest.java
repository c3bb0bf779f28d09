package org.hopline.engine.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.hopline.engine.event.Evidence;
import org.hopline.engine.event.Kind.ChannelType;
import org.hopline.engine.event.Kind.CloseReason;
import org.hopline.engine.event.Kind.LogindState;
import org.hopline.engine.event.Kind.Phase;
import org.hopline.engine.event.PickedEvent;
import org.hopline.engine.event.SourceId;
import org.hopline.engine.event.TimeQuality;

/** What must not change the sessions: how input is split over sources, copies, small clock errors, checkpoints. */
class SessionPropertiesTest {

    /** A day of random logons, failures and changes of identity on one host, at distinct times. */
    private static Say story(long seed) {
        Random random = new Random(seed);
        List<double[]> steps = new ArrayList<>();
        Say say = new Say("h1", "a");
        for (int i = 0; i < 30; i++) {
            steps.add(new double[]{i, Math.round(random.nextDouble() * 600_000) / 1000.0, 0});
        }
        List<Runnable> later = new ArrayList<>();
        Map<Runnable, Double> times = new HashMap<>();
        for (double[] step : steps) {
            int i = (int) step[0];
            double t = step[1];
            String client = "10.9.9." + i % 5 + ":" + (1000 + i);
            String user = "u" + random.nextInt(4);
            long pid = 100 + 10L * i;
            switch (random.nextInt(4)) {
                case 0 -> {
                    at(times, later, t, () -> say.invalid(t, pid, user, client));
                    at(times, later, t + 0.3, () -> say.failed(t + 0.3, pid, user, true, client, "password"));
                    at(times, later, t + 0.6, () -> say.closed(t + 0.6, pid, user, client, Phase.PREAUTH,
                            CloseReason.BY_CLIENT));
                }
                default -> {
                    double end = t + 1 + random.nextInt(300);
                    at(times, later, t, () -> say.connection(t, pid, client));
                    at(times, later, t + 0.2, () -> say.accepted(t + 0.2, pid, user, client));
                    at(times, later, t + 0.21, () -> say.pam(t + 0.21, pid, true, user));
                    at(times, later, t + 0.23, () -> say.logind(t + 0.23, LogindState.NEW, "c" + i, user, pid));
                    at(times, later, t + 0.3, () -> say.childPid(t + 0.3, pid, pid + 1));
                    at(times, later, t + 0.4, () -> say.channel(t + 0.4, pid + 1, ChannelType.SHELL, null, "pts/" + i,
                            user, client));
                    at(times, later, t + 0.7, () -> say.sudo(t + 0.7, user, "root", "pts/" + i, "/bin/id " + i));
                    if (random.nextBoolean()) {
                        at(times, later, end, () -> say.goodbye(end, pid + 1, user, client));
                    }
                    at(times, later, end + 0.05, () -> say.pam(end + 0.05, pid, false, user));
                }
            }
        }
        later.sort(
                (a, b) -> Double.compare(Objects.requireNonNull(times.get(a)), Objects.requireNonNull(times.get(b))));
        later.forEach(Runnable::run);
        return say;
    }

    private static void at(Map<Runnable, Double> times, List<Runnable> later, double time, Runnable what) {
        times.put(what, time);
        later.add(what);
    }

    /** Everything of the sessions and attempts but where their evidence stands. */
    private static String told(Stitched made) {
        StringBuilder text = new StringBuilder();
        for (Session each : made.sessions) {
            text.append(each.id()).append(each.opened()).append(each.closed()).append(each.end()).append(each.kind())
                    .append(each.tty()).append(each.logindSession()).append(each.monitorPid()).append(each.childPid())
                    .append(each.server())
                    .append(each.privileges().stream().map(Session.PrivilegeUse::command).toList())
                    .append('\n');
        }
        for (Attempts each : made.attempts) {
            text.append(each.client()).append(each.user()).append(each.count()).append(each.first())
                    .append(each.last()).append('\n');
        }
        return text.toString();
    }

    private static PickedEvent from(PickedEvent event, String source, long sequence, long time, TimeQuality quality) {
        Evidence old = event.evidence().getFirst();
        Evidence evidence = new Evidence(old.event(), new SourceId(source), sequence * 10, sequence, old.raw());
        return new PickedEvent(event.id(), time, quality, event.clock(), event.host(), event.family(), event.view(),
                sequence, event.program(), event.pid(), event.copyKey(), event.kind(), List.of(evidence),
                event.picks());
    }

    @Property(tries = 100)
    void splittingTheLogOverSourcesChangesNothing(@ForAll long seed) {
        List<PickedEvent> whole = story(seed).events;
        Random random = new Random(seed ^ 1);
        long[] sequences = new long[3];
        List<PickedEvent> split = new ArrayList<>();
        long last = Long.MIN_VALUE;
        int source = 0;
        for (PickedEvent each : whole) {
            // lines of one moment stand in one file, as rotation leaves them
            source = each.time() == last ? source : random.nextInt(3);
            last = each.time();
            split.add(from(each, "part" + source, sequences[source]++, each.time(), each.quality()));
        }
        assertThat(told(Stitched.of(split))).isEqualTo(told(Stitched.of(whole)));
    }

    @Property(tries = 100)
    void aWorseCopyOfAnyPartOfTheLogWithinTheWindowChangesNothing(@ForAll long seed) {
        List<PickedEvent> whole = story(seed).events;
        Random random = new Random(seed ^ 2);
        long error = Math.round((random.nextDouble() * 3.8 - 1.9) * 1000) * 1_000_000L;
        List<PickedEvent> both = new ArrayList<>(whole);
        long sequence = 0;
        int copies = 0;
        for (PickedEvent each : whole) {
            if (random.nextInt(3) > 0) {
                both.add(from(each, "copy", sequence++, each.time() + error, TimeQuality.ZONE_GIVEN));
                copies++;
            }
        }
        Stitched folded = Stitched.of(both);
        assertThat(told(folded)).isEqualTo(told(Stitched.of(whole)));
        assertThat(folded.duplicates.values().stream().mapToLong(Long::longValue).sum()).isEqualTo(copies);
    }

    @Property(tries = 30)
    void checkpointsChangeNothing(@ForAll long seed) {
        List<PickedEvent> whole = story(seed).events;
        Stitched plain = Stitched.of(whole);
        Stitched restored = Stitched.restoring(whole, 1 + (int) Math.floorMod(seed, 40L));
        assertThat(restored.sessions).isEqualTo(plain.sessions);
        assertThat(restored.attempts).isEqualTo(plain.attempts);
        assertThat(restored.paths).isEqualTo(plain.paths);
    }

    @Property(tries = 100)
    void everyOpenedSessionClosesOnceAndStandsInTheLinesOnce(@ForAll long seed) {
        Stitched made = Stitched.of(story(seed).events);
        assertThat(made.sessions).isNotEmpty();
        assertThat(made.sessions).extracting(Session::id).doesNotHaveDuplicates()
                .containsExactlyInAnyOrderElementsOf(made.opened.stream().map(Session::id).toList());
        assertThat(made.paths.stream().flatMap(path -> path.hops().stream()).map(hop -> hop.child().id()))
                .containsAll(made.opened.stream().map(Session::id).toList());
    }
}
