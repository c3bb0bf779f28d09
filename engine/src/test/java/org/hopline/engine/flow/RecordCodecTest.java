package org.hopline.engine.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.hopline.engine.event.Address;
import org.hopline.engine.event.Endpoint;
import org.hopline.engine.event.Event;
import org.hopline.engine.event.EventId;
import org.hopline.engine.event.Evidence;
import org.hopline.engine.event.FieldName;
import org.hopline.engine.event.FieldValue;
import org.hopline.engine.event.HostId;
import org.hopline.engine.event.Kind;
import org.hopline.engine.event.LogFamily;
import org.hopline.engine.event.Outcome;
import org.hopline.engine.event.Pick;
import org.hopline.engine.event.PickedEvent;
import org.hopline.engine.event.Row;
import org.hopline.engine.event.Slice;
import org.hopline.engine.event.SourceId;
import org.hopline.engine.event.TimeQuality;
import org.hopline.engine.event.UserId;
import org.hopline.engine.event.View;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RecordCodecTest {

    enum Colour {
        RED, GREEN, BLUE
    }

    sealed interface Tree permits Leaf, Node, Mark {}

    record Leaf(long value) implements Tree {}

    record Node(List<Tree> parts, SortedMap<String, Tree> named) implements Tree {}

    enum Mark implements Tree {
        HERE, THERE
    }

    record Everything(boolean flag, byte small, short medium, int number, long big, char letter, float single,
            double twice, String text, Slice bytes, Colour colour, @Nullable String perhaps, @Nullable Long boxed,
            Optional<Colour> optional, List<@Nullable String> list, SortedSet<Integer> set,
            Map<String, List<Long>> map, Duration span, Instant instant, FieldName field, Tree tree) {}

    record Arrays(byte[] bytes, int[] ints, long[] longs, double[] doubles, byte @Nullable [] none) {}

    private final RecordCodec<Everything> everything = RecordCodec.of(Everything.class);

    @Property(tries = 500)
    void whatIsWrittenReadsBackEqual(@ForAll("everythings") Everything value) {
        assertThat(everything.fromBytes(everything.toBytes(value))).isEqualTo(value);
    }

    @Property(tries = 300)
    void bytesThatEndEarlyAreRefused(@ForAll("everythings") Everything value, @ForAll int seed) {
        byte[] whole = everything.toBytes(value);
        byte[] cut = java.util.Arrays.copyOf(whole, Math.floorMod(seed, whole.length));
        assertThatThrownBy(() -> everything.fromBytes(cut)).isInstanceOf(IllegalArgumentException.class);
    }

    @Property(tries = 1000)
    void foreignBytesAreRefusedOrReadButNeverThrowAnythingElse(@ForAll("everythings") Everything value,
            @ForAll int where, @ForAll byte what) {
        byte[] bytes = everything.toBytes(value);
        bytes[Math.floorMod(where, bytes.length)] = what;
        try {
            assertThat(everything.fromBytes(bytes)).isNotNull();
        } catch (IllegalArgumentException refused) {
            assertThat(refused).isNotNull();
        }
    }

    @Property(tries = 300)
    void pickedEventsReadBackEqual(@ForAll("picked") PickedEvent value) {
        RecordCodec<PickedEvent> codec = RecordCodec.unframed(PickedEvent.class);
        assertThat(codec.fromBytes(codec.toBytes(value))).isEqualTo(value);
    }

    @Test
    void arraysReadBackEqual() {
        RecordCodec<Arrays> codec = RecordCodec.of(Arrays.class);
        Arrays value = new Arrays(new byte[]{1, -1}, new int[]{7}, new long[]{Long.MIN_VALUE},
                new double[]{0.1, -0.0}, null);
        assertThat(codec.fromBytes(codec.toBytes(value))).usingRecursiveComparison().isEqualTo(value);
    }

    @Test
    void anotherShapeIsRefused() {
        byte[] leaf = RecordCodec.of(Leaf.class).toBytes(new Leaf(7));
        assertThatThrownBy(() -> RecordCodec.of(Endpoint.class).fromBytes(leaf))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("another shape");
    }

    @Test
    @SuppressWarnings("NullAway")
    void nullWhereTheTypeForbidsItIsRefused() {
        assertThatThrownBy(() -> RecordCodec.of(Pick.class).toBytes(new Pick(null, 0, Row.EMPTY)))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("detection");
    }

    @Test
    void foreignNestingDoesNotOverflowTheStack() {
        byte[] bytes = new byte[1 << 20];
        java.util.Arrays.fill(bytes, (byte) 2);
        for (int first = 0; first < 8; first++) {
            bytes[0] = (byte) first;
            assertThatThrownBy(() -> RecordCodec.unframed(Tree.class).fromBytes(bytes))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void aMillionSmallRecordsTakeAboutASecond() {
        record Small(long time, String text, @Nullable String none, Colour colour, int number) {}
        RecordCodec<Small> codec = RecordCodec.unframed(Small.class);
        Small value = new Small(1_700_000_000_000_000_000L, "alice", null, Colour.GREEN, 42);
        long best = Long.MAX_VALUE;
        for (int round = 0; round < 5; round++) {
            ByteWriter writer = new ByteWriter();
            long start = System.nanoTime();
            for (int i = 0; i < 500_000; i++) {
                writer.clear();
                codec.write(value, writer);
                codec.read(new ByteReader(writer.array(), 0, writer.size()));
            }
            best = Math.min(best, System.nanoTime() - start);
        }
        System.out.println("record codec: " + 500_000L * 1_000_000_000L / best + " round trips a second");
        assertThat(best).as("nanoseconds for 500,000 round trips").isLessThan(2_500_000_000L);
    }

    @Provide
    Arbitrary<Everything> everythings() {
        Arbitrary<String> text = Arbitraries.strings().ascii().ofMaxLength(12);
        return Combinators.combine(Arbitraries.longs(), text, Arbitraries.of(Colour.class), text.injectNull(0.3),
                Arbitraries.longs().injectNull(0.3), text.injectNull(0.2).list().ofMaxSize(4),
                Arbitraries.maps(text, Arbitraries.longs().list().ofMaxSize(3)).ofMaxSize(3), trees())
                .as((big, word, colour, perhaps, boxed, list, map, tree) -> new Everything(big > 0, (byte) (long) big,
                        (short) (long) big, (int) (long) big, big, (char) (long) big, (float) big,
                        Double.longBitsToDouble(big), word, Slice.utf8(word), colour, perhaps, boxed,
                        big % 2 == 0 ? Optional.of(colour) : Optional.empty(), new ArrayList<@Nullable String>(list),
                        new TreeSet<>(List.of((int) (long) big)), map, Duration.ofNanos(big),
                        Instant.ofEpochSecond(big % 1_000_000_000, 5), FieldName.of(word), tree));
    }

    private static Arbitrary<Tree> trees() {
        Arbitrary<Tree> leaves = Arbitraries.oneOf(Arbitraries.longs().map(Leaf::new), Arbitraries.of(Mark.class));
        return Arbitraries.recursive(() -> leaves,
                inner -> inner.list().ofMaxSize(3).map(parts -> {
                    SortedMap<String, Tree> named = new TreeMap<>();
                    parts.forEach(part -> named.put("k" + named.size(), part));
                    return new Node(new ArrayList<>(parts), named);
                }), 0, 3);
    }

    @Provide
    Arbitrary<PickedEvent> picked() {
        Arbitrary<String> name = Arbitraries.strings().alpha().ofMinLength(1).ofMaxLength(8);
        Arbitrary<Kind> kinds = Arbitraries.oneOf(Arbitraries.just(Kind.Logged.INSTANCE),
                name.map(user -> new Kind.InvalidUser(new UserId(user), new Endpoint(Address.of("10.0.0.1"), 22))),
                name.map(image -> new Kind.ProcessStarted(7, 1, image, List.of(image, "x"), null, null,
                        new UserId(image), -1, null, "pts/0", null, null, Outcome.SUCCESS)));
        return Combinators.combine(kinds, name, name.injectNull(0.3), Arbitraries.longs())
                .as((kind, host, program, number) -> {
                    EventId id = new EventId(number, ~number);
                    return new PickedEvent(id, number, TimeQuality.EXACT, Event.Clock.UTC,
                            number % 3 == 0 ? null : new HostId(host), LogFamily.SYSLOG, View.RECORD, number & 0xffff,
                            program, -1, number * 31, kind,
                            List.of(new Evidence(id, new SourceId(host), 5, 1, Slice.utf8("raw " + host))),
                            List.of(new Pick("id", 0, new Row(Map.of("dest", FieldValue.of(host))))));
                });
    }
}
