package org.hopline.engine.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.hopline.engine.event.Address;
import org.hopline.engine.event.HostId;
import org.hopline.engine.event.PickedEvent;
import org.hopline.engine.identity.HostBinding;
import org.junit.jupiter.api.Test;

class AddressLearningTest {

    private static Say stay(Say say, double from, double to, String key) {
        return say.accepted(from, Math.round(from * 10), "alice", "10.9.9.9:" + Math.round(from * 10), "publickey",
                Say.key(key)).goodbye(to, Math.round(from * 10) + 1, "alice", "10.9.9.9:" + Math.round(from * 10));
    }

    private static HostBinding of(Stitched made, String address) {
        return made.learned.stream().filter(each -> each.address().equals(Address.of(address))).findFirst()
                .orElse(null);
    }

    @Test
    void whatAHostStatesOfItselfIsSure() {
        HostBinding binding = of(Stitched.of(Say.on("h1").connection(1, 7, "10.9.9.9:1").events), "10.0.0.1");
        assertThat(binding.host()).isEqualTo(new HostId("h1"));
        assertThat(binding.basis()).isEqualTo(HostBinding.Basis.STATED);
        assertThat(binding.confidence()).isEqualTo(1);
    }

    @Test
    void twoHostsThatStateOneAddressMakeItDoubtful() {
        Say other = new Say("x", "x").add(1, "sshd", 7, new org.hopline.engine.event.Kind.ConnectionOpened(
                Say.endpoint("10.9.9.9:1"), Say.endpoint("10.0.0.1:22")));
        HostBinding binding = of(Stitched.of(Say.all(other, Say.on("h1").connection(1, 7, "10.9.9.9:1"))), "10.0.0.1");
        assertThat(binding.confidence()).isEqualTo(0.5);
    }

    @Test
    void oneLogonByTheSameKeyInsideASessionOfOneHostSuffices() {
        Stitched made = Stitched.of(Say.all(stay(Say.on("h1"), 1, 90, "A"),
                Say.on("h2").accepted(60, 7, "alice", "172.16.0.1:1", "publickey", Say.key("A"))));
        HostBinding binding = of(made, "172.16.0.1");
        assertThat(binding.host()).isEqualTo(new HostId("h1"));
        assertThat(binding.basis()).isEqualTo(HostBinding.Basis.INFERRED);
        assertThat(binding.confidence()).isCloseTo(0.70, within(1e-9));
        Hop hop = made.paths.stream().map(path -> path.hops().getLast())
                .filter(each -> each.child().host().name().equals("h2")).findFirst().orElseThrow();
        assertThat(hop.basis()).isEqualTo(Hop.Basis.INFERRED);
        assertThat(hop.confidence()).isLessThan(1);
    }

    @Test
    void moreAgreeingLogonsMakeItSurerAndNeverSure() {
        Say h1 = Say.on("h1");
        Say h2 = Say.on("h2");
        for (int i = 0; i < 5; i++) {
            stay(h1, 100 * i, 100 * i + 50, "A");
            h2.accepted(100 * i + 20, 1000 + i, "alice", "172.16.0.1:" + (i + 1), "publickey", Say.key("A"));
        }
        assertThat(of(Stitched.of(Say.all(h1, h2)), "172.16.0.1").confidence())
                .isCloseTo(AddressLearning.MOST, within(1e-9));
    }

    @Test
    void anotherKeyOrNoOpenSessionTeachesNothing() {
        assertThat(of(Stitched.of(Say.all(stay(Say.on("h1"), 1, 90, "A"),
                Say.on("h2").accepted(60, 7, "alice", "172.16.0.1:1", "publickey", Say.key("B")))), "172.16.0.1"))
                .isNull();
        assertThat(of(Stitched.of(Say.all(stay(Say.on("h1"), 1, 30, "A"),
                Say.on("h2").accepted(60, 7, "alice", "172.16.0.1:1", "publickey", Say.key("A")))), "172.16.0.1"))
                .isNull();
    }

    @Test
    void twoHostsThatFitEquallyShareAndAreBothTooDoubtful() {
        Stitched made = Stitched.of(Say.all(stay(Say.on("h1"), 1, 90, "A"), stay(Say.on("h3"), 2, 90, "A"),
                Say.on("h2").accepted(60, 7, "alice", "172.16.0.1:1", "publickey", Say.key("A"))));
        assertThat(of(made, "172.16.0.1")).isNull();
    }

    @Test
    void aHostThatStatesAnotherAddressNeedsMoreThanOneLogon() {
        Say h1 = stay(Say.on("h1").connection(0.5, 3, "10.9.9.9:77"), 1, 90, "A");
        Say h2 = Say.on("h2").accepted(60, 7, "alice", "172.16.0.1:1", "publickey", Say.key("A"));
        assertThat(of(Stitched.of(Say.all(h1, h2)), "172.16.0.1")).isNull();
        h2.accepted(70, 9, "alice", "172.16.0.1:2", "publickey", Say.key("A"));
        assertThat(of(Stitched.of(Say.all(h1, h2)), "172.16.0.1").confidence()).isCloseTo(0.455, within(1e-9));
    }

    @Test
    void anAddressThatLogsInToTheHostItselfIsAnothers() {
        Say h1 = stay(Say.on("h1"), 1, 90, "A").failed(95, 77, "root", false, "172.16.0.1:9", "password");
        assertThat(of(Stitched.of(Say.all(h1,
                Say.on("h2").accepted(60, 7, "alice", "172.16.0.1:1", "publickey", Say.key("A")))), "172.16.0.1"))
                .isNull();
    }

    @Test
    void aNameOfAHostInPlaceOfTheAddressNeedsNoInference() {
        Stitched made = Stitched.of(Say.all(stay(Say.on("h1"), 1, 90, "A"),
                Say.on("h2").accepted(60, 7, "alice", "h1.example.com:1", "password", null)));
        assertThat(of(made, "h1.example.com").host()).isEqualTo(new HostId("h1"));
    }

    @Test
    void whatIsAssertedIsNotLearnedAgain() {
        List<HostBinding> asserted = List.of(new HostBinding(Address.of("172.16.0.1"), new HostId("h9"),
                HostBinding.Basis.ASSERTED, 1, "assets.csv:2"));
        Stitched made = Stitched.of(Say.all(stay(Say.on("h1"), 1, 90, "A"),
                Say.on("h2").accepted(60, 7, "alice", "172.16.0.1:1", "publickey", Say.key("A"))), asserted);
        assertThat(of(made, "172.16.0.1")).isNull();
        assertThat(made.lines()).isEmpty();
    }

    @Test
    void theOrderOfWhatIsAddedDoesNotMatter() {
        List<PickedEvent> events = new ArrayList<>(Say.all(stay(Say.on("h1"), 1, 90, "A"), stay(Say.on("h3"), 2, 40,
                "A"), Say.on("h2").accepted(60, 7, "alice", "172.16.0.1:1", "publickey", Say.key("A"))));
        List<HostBinding> first = Stitched.of(events).learned;
        for (int seed = 0; seed < 10; seed++) {
            Collections.shuffle(events, new Random(seed));
            assertThat(Stitched.of(events).learned).isEqualTo(first);
        }
    }
}
