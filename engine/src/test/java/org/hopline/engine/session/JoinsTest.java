package org.hopline.engine.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Comparator;
import java.util.List;
import org.hopline.engine.event.Address;
import org.hopline.engine.event.HostId;
import org.hopline.engine.event.Kind.AuditStep;
import org.hopline.engine.event.LogFamily;
import org.hopline.engine.event.Outcome;
import org.hopline.engine.event.PickedEvent;
import org.hopline.engine.identity.HostBinding;
import org.hopline.engine.identity.IdentityFacts;
import org.junit.jupiter.api.Test;

class JoinsTest {

    private static final List<HostBinding> ASSERTED = List.of(bound("10.0.0.1", "h1"), bound("10.0.0.2", "h2"),
            bound("10.0.0.3", "h3"));

    private static HostBinding bound(String address, String host) {
        return new HostBinding(Address.of(address), new HostId(host), HostBinding.Basis.ASSERTED, 1, "assets.csv:1");
    }

    private static Hop lastHop(List<PickedEvent> events, String host) {
        return lastHop(Stitched.of(events, ASSERTED), host);
    }

    private static Hop lastHop(Stitched made, String host) {
        return made.paths.stream().map(path -> path.hops().getLast())
                .filter(hop -> hop.child().host().name().equals(host)).findFirst().orElseThrow();
    }

    private static Say h1(double opened, String user, String key, double closed) {
        return Say.on("h1").accepted(opened, 7, user, "10.9.9.9:1000", "publickey", Say.key(key)).goodbye(closed, 8,
                user, "10.9.9.9:1000");
    }

    @Test
    void anAddressOfNoKnownHostIsARoot() {
        Hop hop = lastHop(h1(1, "alice", "A", 9).events, "h1");
        assertThat(hop.basis()).isEqualTo(Hop.Basis.ROOT);
        assertThat(hop.parent()).isNull();
        assertThat(hop.sourceHost()).isNull();
        assertThat(hop.confidence()).isEqualTo(1);
    }

    @Test
    void aHostWithoutAnOpenSessionIsARootOnThatHost() {
        Hop hop = lastHop(Say.all(h1(1, "alice", "A", 9), Say.on("h2").accepted(60, 7, "alice", "10.0.0.1:2000")),
                "h2");
        assertThat(hop.basis()).isEqualTo(Hop.Basis.ROOT);
        assertThat(hop.parent()).isNull();
        assertThat(hop.sourceHost()).isEqualTo(new HostId("h1"));
    }

    @Test
    void aSessionThatIsToldToHaveOpenedAfterItClosedStaysClosed() {
        Session parent = Stitched.of(h1(1, "alice", "A", 9).events).sessions.getFirst();
        Session child = Stitched.of(Say.on("h2").accepted(60, 7, "alice", "10.0.0.1:2000").events).sessions.getFirst();
        List<JoinInput> inputs = List.of(new JoinInput.Parent(parent, true), new JoinInput.Parent(parent, false),
                new JoinInput.Child(child, ASSERTED.getFirst()));
        List<Drive.Timed<HopCandidate>> candidates = new Drive<>(new JoinStation())
                .with(IdentityFacts.class, IdentityFacts.of(ASSERTED)).run(inputs, input -> "h1",
                        input -> child.opened() - 10 + inputs.indexOf(input), Comparator.comparing(inputs::indexOf));
        assertThat(candidates).singleElement().satisfies(each -> assertThat(each.value().parent()).isNull());
    }

    @Test
    void containmentAloneIsBelieved60PerCentAndEverySignalAddsToIt() {
        Say far = Say.on("h2").accepted(60, 7, "bob", "10.0.0.1:2000", "password", null);
        Hop plain = lastHop(Say.all(h1(1, "alice", "A", 90), far), "h2");
        assertThat(plain.basis()).isEqualTo(Hop.Basis.CONTAINED);
        assertThat(plain.confidence()).isCloseTo(0.60, within(1e-9));
        assertThat(plain.credentialSwitch()).isTrue();
        Hop soon = lastHop(Say.all(h1(55, "alice", "A", 90), far), "h2");
        assertThat(soon.confidence()).isCloseTo(1 - 0.4 * 0.8, within(1e-9));
        Hop sameKey = lastHop(Say.all(h1(1, "alice", "A", 90),
                Say.on("h2").accepted(60, 7, "bob", "10.0.0.1:2000", "publickey", Say.key("A"))), "h2");
        assertThat(sameKey.confidence()).isCloseTo(1 - 0.4 * 0.4, within(1e-9));
        Hop sameUserToo = lastHop(Say.all(h1(1, "alice", "A", 90),
                Say.on("h2").accepted(60, 7, "alice", "10.0.0.1:2000", "publickey", Say.key("A"))), "h2");
        assertThat(sameUserToo.confidence()).isCloseTo(1 - 0.4 * 0.4 * 0.7, within(1e-9));
        assertThat(sameUserToo.credentialSwitch()).isFalse();
        assertThat(sameUserToo.reasons()).first().asString().contains("open on the source host");
    }

    @Test
    void rivalsShareAndTheOneWithMoreSignalsWins() {
        Say bastion = Say.on("h1").accepted(1, 7, "alice", "10.9.9.9:1", "publickey", Say.key("A"))
                .accepted(2, 17, "bob", "10.9.9.9:2", "publickey", Say.key("B"));
        Hop hop = lastHop(Say.all(bastion, Say.on("h2").accepted(60, 7, "svc", "10.0.0.1:2000", "publickey",
                Say.key("B"))), "h2");
        assertThat(hop.parent().user().name()).isEqualTo("bob");
        double strong = 0.84 / 0.16;
        double weak = 0.60 / 0.40;
        assertThat(hop.confidence()).isCloseTo(0.84 * strong / (strong + weak), within(1e-9));
        assertThat(hop.reasons()).anyMatch(reason -> reason.startsWith("1 other session"));
    }

    @Test
    void sudoThatNamesTargetAndAccountTellsTheSwitch() {
        Say source = Say.on("h1").accepted(1, 7, "alice", "10.9.9.9:1").sudo(59, "alice", "svc", null,
                "/usr/bin/ssh -i /k svc@h2 id").goodbye(90, 8, "alice", "10.9.9.9:1");
        Hop hop = lastHop(Say.all(source, Say.on("h2").accepted(60, 7, "svc", "10.0.0.1:2000", "publickey",
                Say.key("S"))), "h2");
        assertThat(hop.credentialSwitch()).isTrue();
        assertThat(hop.confidence()).isCloseTo(1 - 0.4 * 0.2 * 0.7, within(1e-9));
        assertThat(hop.evidence()).anyMatch(entry -> entry.raw().text().contains("svc@h2"));
        Hop other = lastHop(Say.all(source, Say.on("h2").accepted(60, 7, "root", "10.0.0.1:2000", "publickey",
                Say.key("S"))), "h2");
        assertThat(other.confidence()).as("the command names another account").isCloseTo(0.6, within(1e-9));
    }

    @Test
    void anAuditedConnectionInsideTheSessionOutweighsContainment() {
        Say text = Say.on("h1").accepted(1, 7, "alice", "10.9.9.9:1").accepted(2, 17, "bob", "10.9.9.9:2");
        Say audit = new Say("h1", "audit").family(LogFamily.AUDIT)
                .audit(2.3, AuditStep.START, Outcome.SUCCESS, 17, "bob", "34", "10.9.9.9", "ssh")
                .connect(59, 80, "/usr/bin/ssh", null, "10.0.0.2:22", "34");
        Hop hop = lastHop(Say.all(text, audit, Say.on("h2").accepted(60, 7, "svc", "10.0.0.1:2000", "publickey",
                Say.key("S"))), "h2");
        assertThat(hop.basis()).isEqualTo(Hop.Basis.AUDIT_SESSION);
        assertThat(hop.parent().user().name()).isEqualTo("bob");
        assertThat(hop.confidence()).isGreaterThan(0.9).isLessThan(1);
    }

    @Test
    void aConnectionLeadsToOneSessionAndTheNextOneToTheNext() {
        Say text = Say.on("h1").accepted(1, 7, "alice", "10.9.9.9:1").accepted(2, 17, "alice", "10.9.9.9:2");
        Say audit = new Say("h1", "audit").family(LogFamily.AUDIT)
                .audit(1.3, AuditStep.START, Outcome.SUCCESS, 7, "alice", "33", "10.9.9.9", "ssh")
                .audit(2.3, AuditStep.START, Outcome.SUCCESS, 17, "alice", "34", "10.9.9.9", "ssh")
                .connect(59, 80, "/usr/bin/ssh", null, "10.0.0.2:22", "33")
                .connect(62, 81, "/usr/bin/ssh", null, "10.0.0.2:22", "34");
        Stitched made = Stitched.of(Say.all(text, audit, Say.on("h2").accepted(60, 7, "alice", "10.0.0.1:2000")
                .accepted(63, 9, "alice", "10.0.0.1:2001")), ASSERTED);
        assertThat(made.paths.stream().map(path -> path.hops().getLast())
                .filter(hop -> hop.child().host().name().equals("h2")).map(hop -> hop.parent().auditSession()))
                .containsExactly("33", "34");
    }

    @Test
    void aCommandThatOutlivesItsSessionExplainsAChildThatNothingElseDoes() {
        Say text = Say.on("h1").accepted(1, 7, "alice", "10.9.9.9:1").goodbye(40, 8, "alice", "10.9.9.9:1");
        Say audit = new Say("h1", "audit").family(LogFamily.AUDIT)
                .audit(1.3, AuditStep.START, Outcome.SUCCESS, 7, "alice", "33", "10.9.9.9", "ssh")
                .connect(39.5, 80, "/usr/bin/ssh", null, "10.0.0.2:22", "33");
        Hop hop = lastHop(Say.all(text, audit, Say.on("h2").accepted(60, 7, "alice", "10.0.0.1:2000")), "h2");
        assertThat(hop.basis()).isEqualTo(Hop.Basis.AUDIT_SESSION);
        assertThat(hop.parent().auditSession()).isEqualTo("33");
        assertThat(hop.confidence()).isCloseTo(0.80, within(1e-9));
    }

    @Test
    void addressAndPortOfARecordedConnectionAreExactEvenWhereTheAddressIsUnknown() {
        Say text = Say.on("h1").accepted(1, 7, "alice", "10.9.9.9:1").accepted(2, 17, "bob", "10.9.9.9:2");
        Say audit = new Say("h1", "audit").family(LogFamily.AUDIT)
                .audit(2.3, AuditStep.START, Outcome.SUCCESS, 17, "bob", "34", "10.9.9.9", "ssh");
        Say sysmon = new Say("h1", "sysmon").family(LogFamily.SYSMON_LINUX)
                .connect(59, 80, "/usr/bin/ssh", "172.16.0.9:2000", "10.0.0.2:22", "34");
        Stitched made = Stitched.of(Say.all(text, audit, sysmon,
                Say.on("h2").accepted(60, 7, "svc", "172.16.0.9:2000", "publickey", Say.key("S"))));
        Hop hop = lastHop(made, "h2");
        assertThat(hop.basis()).isEqualTo(Hop.Basis.EXACT_PORT);
        assertThat(hop.confidence()).isEqualTo(1);
        assertThat(hop.parent().user().name()).isEqualTo("bob");
        assertThat(hop.sourceHost()).isEqualTo(new HostId("h1"));
    }

    @Test
    void aSessionThatEndedBeforeOrBeganAfterIsNoParent() {
        assertThat(lastHop(Say.all(h1(1, "alice", "A", 50),
                Say.on("h2").accepted(60, 7, "alice", "10.0.0.1:2000")), "h2").parent()).isNull();
        assertThat(lastHop(Say.all(h1(70, "alice", "A", 90),
                Say.on("h2").accepted(60, 7, "alice", "10.0.0.1:2000")), "h2").parent()).isNull();
    }

    @Test
    void clocksMayDifferByTheAllowedSkewButSuchAFitIsBelievedLess() {
        Hop hop = lastHop(Say.all(h1(1, "alice", "A", 59),
                Say.on("h2").accepted(60, 7, "bob", "10.0.0.1:2000", "password", null)), "h2");
        assertThat(hop.confidence()).isCloseTo(0.40, within(1e-9));
        Say two = Say.on("h1").accepted(1, 7, "alice", "10.9.9.9:1").goodbye(59, 8, "alice", "10.9.9.9:1")
                .accepted(2, 17, "carol", "10.9.9.9:2", "password", null);
        Hop other = lastHop(Say.all(two, Say.on("h2").accepted(60, 7, "alice", "10.0.0.1:2000")), "h2");
        assertThat(other.parent().user().name()).as("one that fits without skew goes first").isEqualTo("carol");
    }

    @Test
    void loopbackIsTheHostItself() {
        Hop hop = lastHop(Stitched.of(Say.on("h1").accepted(1, 7, "alice", "10.9.9.9:1").accepted(5, 17, "root",
                "127.0.0.1:2000").events), "h1");
        assertThat(hop.child().user().name()).isEqualTo("root");
        assertThat(hop.parent().user().name()).isEqualTo("alice");
        assertThat(hop.credentialSwitch()).isTrue();
    }
}
