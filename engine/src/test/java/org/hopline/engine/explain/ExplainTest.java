package org.hopline.engine.explain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.hopline.engine.behaviour.Familiarity;
import org.hopline.engine.event.Address;
import org.hopline.engine.event.Credential;
import org.hopline.engine.event.Endpoint;
import org.hopline.engine.event.Event;
import org.hopline.engine.event.Fields;
import org.hopline.engine.event.HostId;
import org.hopline.engine.event.KeyFingerprint;
import org.hopline.engine.event.Kind;
import org.hopline.engine.event.LogFamily;
import org.hopline.engine.event.LogRecord;
import org.hopline.engine.event.SessionId;
import org.hopline.engine.event.Slice;
import org.hopline.engine.event.SourceId;
import org.hopline.engine.event.TimeQuality;
import org.hopline.engine.event.UserId;
import org.hopline.engine.event.View;
import org.hopline.engine.session.Hop;
import org.hopline.engine.session.Path;
import org.hopline.engine.session.Session;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ExplainTest {

    private static final long SECOND = 1_000_000_000L;
    private static final Familiarity KNOWN = new Familiarity(214, 28, 30, 30, false);
    private static final Familiarity NEVER = new Familiarity(214, 28, 0, 0, false);
    private static final Familiarity LEARNING = new Familiarity(3, 0, 0, 0, true);

    private static Session session(String user, String host, String from, @Nullable String key, long at) {
        return new Session(new SessionId(user + "@" + host), new HostId(host), new UserId(user),
                Endpoint.of(from, 51514), null, "publickey",
                key == null ? null : new Credential("ED25519", new KeyFingerprint(key), null), at, TimeQuality.EXACT,
                null, Session.SessionEnd.OPEN, null, Session.SessionKind.UNKNOWN, 0, null, null, -1, -1, List.of(),
                List.of());
    }

    private static Hop root(Session session) {
        return new Hop(session, null, null, Hop.Basis.ROOT, 1, false, List.of(), List.of());
    }

    private static Hop hop(Session parent, Session child, double confidence) {
        return new Hop(child, parent, parent.host(), confidence < 1 ? Hop.Basis.INFERRED : Hop.Basis.EXACT_PORT,
                confidence, !parent.user().equals(child.user()), List.of("why"), List.of());
    }

    /** The recorded scenario's chain: alice on jump01, on app02, then as svc-deploy on db03 within 1.2 s. */
    private static Path chain(double confidence) {
        Session first = session("alice", "jump01", "203.0.113.66", "SHA256:a", 0);
        Session second = session("alice", "app02", "10.99.0.11", "SHA256:a", SECOND / 2);
        Session third = session("svc-deploy", "db03", "10.99.0.12", "SHA256:b", SECOND * 6 / 5);
        return new Path(List.of(root(first), hop(first, second, confidence), hop(second, third, 1)));
    }

    private static double sum(Explanation explanation) {
        return explanation.children().stream().mapToDouble(Explanation::points).sum();
    }

    @Test
    void aChainWithACredentialSwitchIsMarkedAndItsPartsSum() {
        PathScore score = PathScore.of(chain(1), id -> null);

        assertThat(score.why().children()).extracting(Explanation::text).containsExactly(
                "credential switch: alice on app02 became svc-deploy on db03; exact by address and port",
                "pace: 3 hosts in 1.2 s",
                "one key on 2 hosts, so a forwarded agent or a copied key: SHA256:a",
                "begins at 203.0.113.66, an address outside the private ranges");
        assertThat(score.score()).isEqualTo(64).isEqualTo(sum(score.why()));
        assertThat(score.marked()).isTrue();
        assertThat(score.why().text())
                .isEqualTo("203.0.113.66 → jump01 (alice) → app02 (alice) → db03 (svc-deploy)");
    }

    @Test
    void whatTheBehavioursKnowRaisesAndLowersIt() {
        double plain = PathScore.of(chain(1), id -> LEARNING).score();

        assertThat(PathScore.of(chain(1), id -> NEVER).score()).isEqualTo(100);
        assertThat(PathScore.of(chain(1), id -> KNOWN).score()).isEqualTo(plain - 20);
        assertThat(plain).isEqualTo(64);
    }

    @Test
    void anInferredJoinLowersItByItsDoubt() {
        PathScore score = PathScore.of(chain(0.75), id -> null);

        assertThat(score.score()).isEqualTo(48);
        assertThat(score.why().children().getLast())
                .isEqualTo(Explanation.leaf(-16, "doubt: the line holds with confidence 0.75"));
    }

    @Test
    void anOrdinaryLogonScoresNothing() {
        PathScore score = PathScore.of(new Path(List.of(root(session("alice", "web01", "10.0.0.1", null, 0)))),
                id -> KNOWN);

        assertThat(score.score()).isZero();
        assertThat(score.marked()).isFalse();
        assertThat(score.why().children()).containsExactly(Explanation.leaf(0, "nothing about it stands out"));
    }

    @Property(tries = 500)
    void everyScoreIsTheSumOfItsPartsAndBetween0And100(@ForAll @IntRange(min = 0, max = 100_000) int seed) {
        java.util.Random random = new java.util.Random(seed);
        Map<SessionId, Familiarity> known = new TreeMap<>();
        List<Hop> hops = new ArrayList<>();
        for (int i = 0; i <= random.nextInt(8); i++) {
            Session child = session("u" + random.nextInt(3), "h" + i, random.nextBoolean() ? "10.0.0.1" : "8.8.8.8",
                    random.nextBoolean() ? null : "SHA256:k" + random.nextInt(2), i * SECOND * random.nextInt(900));
            hops.add(i == 0
                    ? root(child)
                    : hop(hops.getLast().child(), child, (1 + random.nextInt(10)) / 10.0));
            known.put(child.id(), List.of(KNOWN, NEVER, LEARNING).get(random.nextInt(3)));
        }
        PathScore score = PathScore.of(new Path(hops), known::get);

        assertThat(sum(score.why())).isEqualTo(score.score());
        assertThat(score.score()).isBetween(0d, 100d).isEqualTo(Math.rint(score.score()));
    }

    @Test
    void aHopSaysHowItIsKnownAndWhyItIsUnusual() {
        Path path = chain(0.7);
        Explanation explanation = Explanations.of(path.hops().get(1), NEVER);

        assertThat(explanation.text()).isEqualTo("alice on app02, from jump01 (alice) by 10.99.0.11:51514 with"
                + " publickey: inferred, the source host too, confidence 0.7");
        assertThat(explanation.children()).extracting(Explanation::text).containsExactly("why",
                "alice never on app02 (0 of 214 logons)", "alice never logged in from jump01 (0 of 214 logons)");
        assertThat(Explanations.unusual(path.hops().get(1), LEARNING)).isEmpty();
        assertThat(Explanations.unusual(path.hops().get(1), KNOWN)).isEmpty();
    }

    @Test
    void anEventSaysItsKindItsTimeAndWhatItsClockLacks() {
        Kind accepted = new Kind.Authentication(Kind.Verdict.ACCEPTED, "publickey", null, new UserId("svc-deploy"),
                false, Endpoint.of("10.99.0.12", 51514),
                new Credential("RSA", new KeyFingerprint("SHA256:IrPF"), null));
        Event event = new Event(LogFamily.SYSLOG, View.RECORD, accepted, 0, TimeQuality.EXACT, Event.Clock.UTC,
                new HostId("db03"), "sshd-session", 231, Slice.EMPTY, Fields.NONE,
                new LogRecord(new SourceId("-"), 0, 1, Slice.EMPTY), List.of());

        assertThat(Explanations.of(event).text()).isEqualTo("authentication success · user svc-deploy · from"
                + " 10.99.0.12:51514 · publickey RSA SHA256:IrPF");
        assertThat(Explanations.of(event).children()).extracting(Explanation::text).containsExactly(
                "time 1970-01-01T00:00:00Z: stated in full", "host db03", "program sshd-session, pid 231");
    }

    @Test
    void privateAddressesAreNotOutside() {
        assertThat(List.of("10.1.2.3", "172.16.0.1", "172.31.9.9", "192.168.1.1", "127.0.0.1", "169.254.1.1",
                "100.64.0.1", "fe80::1", "fd00::1", "::1", "laptop.corp", "1.2.3", "1.2.3.4000"))
                .noneMatch(address -> AddressRanges.isPublic(Address.of(address)));
        assertThat(List.of("8.8.8.8", "203.0.113.66", "172.32.0.1", "100.128.0.1", "2001:db8::1"))
                .allMatch(address -> AddressRanges.isPublic(Address.of(address)));
    }

    @Test
    void durationsAreShort() {
        assertThat(List.of(PathScore.duration(1_200_000_000L), PathScore.duration(SECOND * 5),
                PathScore.duration(SECOND * 180), PathScore.duration(SECOND * 9000))).containsExactly("1.2 s", "5 s",
                        "3 min", "3 h");
    }
}
