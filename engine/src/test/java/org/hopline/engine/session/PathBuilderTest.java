package org.hopline.engine.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.hopline.engine.event.Endpoint;
import org.hopline.engine.event.HostId;
import org.hopline.engine.event.SessionId;
import org.hopline.engine.event.TimeQuality;
import org.hopline.engine.event.UserId;
import org.hopline.engine.session.Session.SessionEnd;
import org.hopline.engine.session.Session.SessionKind;
import org.junit.jupiter.api.Test;

class PathBuilderTest {

    private static final long HOUR = 3600L * Limits.SECOND;

    private static Session session(String id, long opened, Long closed) {
        return new Session(new SessionId(id), new HostId("host-" + id), new UserId("u"), Endpoint.of("10.0.0.9", 1),
                null, null, null, opened, TimeQuality.EXACT, closed,
                closed == null ? SessionEnd.OPEN : SessionEnd.DISCONNECTED, null, SessionKind.UNKNOWN, 0, null, null,
                -1, -1, List.of(), List.of());
    }

    private static HopCandidate from(String child, String parent, Hop.Basis basis, double confidence) {
        return new HopCandidate(new SessionId(child), parent == null ? null : new SessionId(parent), new HostId("s"),
                basis, confidence, List.of(), List.of());
    }

    private static List<String> lines(List<Path> paths) {
        return paths.stream().map(path -> String.join(" ", path.hops().stream()
                .map(hop -> hop.child().id().text()).toList())).toList();
    }

    @Test
    void linesAreMaximalFromRootToLeaf() {
        PathBuilder builder = new PathBuilder();
        for (String id : List.of("a", "b", "c", "d", "e")) {
            builder.session(session(id, id.charAt(0) * HOUR, null), false);
        }
        builder.candidate(from("b", "a", Hop.Basis.CONTAINED, 0.6));
        builder.candidate(from("c", "b", Hop.Basis.CONTAINED, 0.6));
        builder.candidate(from("d", "b", Hop.Basis.CONTAINED, 0.6));
        assertThat(lines(builder.finish())).containsExactly("a b c", "a b d", "e");
        assertThat(builder.cut()).isZero();
    }

    @Test
    void theExactOriginGoesBeforeTheConfidentAndTiesGoByParent() {
        List<HopCandidate> candidates = new ArrayList<>(List.of(from("c", "b", Hop.Basis.CONTAINED, 0.99),
                from("c", "a", Hop.Basis.EXACT_PORT, 0.5), from("c", null, Hop.Basis.ROOT, 1)));
        List<HopCandidate> tied = new ArrayList<>(List.of(from("c", "b", Hop.Basis.CONTAINED, 0.6),
                from("c", "a", Hop.Basis.CONTAINED, 0.6)));
        for (int seed = 0; seed < 8; seed++) {
            Collections.shuffle(candidates, new Random(seed));
            Collections.shuffle(tied, new Random(seed));
            assertThat(chosen(candidates)).isEqualTo("a c");
            assertThat(chosen(tied)).isEqualTo("a c");
        }
    }

    private static String chosen(List<HopCandidate> candidates) {
        PathBuilder builder = new PathBuilder();
        candidates.forEach(builder::candidate);
        for (String id : List.of("a", "b", "c")) {
            builder.session(session(id, id.charAt(0), null), false);
        }
        return lines(List.of(builder.lineTo(new SessionId("c")))).getFirst();
    }

    @Test
    void linesLongerThan64HopsAreCutTowardsTheRootAndCounted() {
        PathBuilder builder = new PathBuilder();
        for (int i = 0; i < 100; i++) {
            builder.session(session("s%03d".formatted(i), i, null), false);
            if (i > 0) {
                builder.candidate(from("s%03d".formatted(i), "s%03d".formatted(i - 1), Hop.Basis.CONTAINED, 0.6));
            }
        }
        List<Path> paths = builder.finish();
        assertThat(paths).hasSize(1);
        assertThat(paths.getFirst().hops()).hasSize(PathBuilder.MOST_HOPS);
        assertThat(paths.getFirst().hops().getLast().child().id().text()).isEqualTo("s099");
        assertThat(builder.cut()).isEqualTo(1);
    }

    @Test
    void aCircleMadeByClocksThatDifferLosesNobody() {
        PathBuilder builder = new PathBuilder();
        builder.session(session("a", 10, null), false);
        builder.session(session("b", 10, null), false);
        builder.candidate(from("a", "b", Hop.Basis.CONTAINED, 0.4));
        builder.candidate(from("b", "a", Hop.Basis.CONTAINED, 0.4));
        assertThat(lines(builder.finish())).containsExactlyInAnyOrder("a", "b");
        assertThat(builder.cut()).isEqualTo(2);
    }

    @Test
    void aParentThatOpensLaterThanTheSkewAllowsIsNoParent() {
        PathBuilder builder = new PathBuilder();
        builder.session(session("a", HOUR, null), false);
        builder.session(session("b", 10, null), false);
        builder.candidate(from("b", "a", Hop.Basis.CONTAINED, 0.6));
        assertThat(lines(builder.finish())).containsExactly("b", "a");
    }

    @Test
    void sessionsLeaveADayAfterTheirCloseAndTheirLinesAreSaidOnce() {
        PathBuilder builder = new PathBuilder();
        builder.session(session("a", 0, HOUR), true);
        builder.session(session("b", 10, HOUR), true);
        builder.session(session("c", 20, 40 * HOUR), true);
        builder.candidate(from("b", "a", Hop.Basis.CONTAINED, 0.6));
        builder.candidate(from("c", "a", Hop.Basis.CONTAINED, 0.6));
        assertThat(builder.advance(24 * HOUR)).isEmpty();
        assertThat(lines(builder.advance(26 * HOUR))).containsExactly("a b");
        assertThat(builder.lineTo(new SessionId("b"))).isNull();
        assertThat(lines(List.of(builder.lineTo(new SessionId("c"))))).containsExactly("a c");
        assertThat(lines(builder.saved().restored().finish())).containsExactly("a c");
        assertThat(builder.advance(200 * HOUR)).hasSize(1);
        assertThat(builder.finish()).isEmpty();
    }

    @Test
    void theClosedFormOfASessionWins() {
        PathBuilder builder = new PathBuilder();
        builder.session(session("a", 0, HOUR), true);
        builder.session(session("a", 0, null), false);
        assertThat(builder.finish().getFirst().hops().getFirst().child().closed()).isEqualTo(HOUR);
    }
}
