package org.hopline.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.hopline.engine.flow.RecordCodec;
import org.junit.jupiter.api.Test;

class SorterTest {

    record Item(long key, String text) {}

    private static final Comparator<Item> ORDER = Comparator.comparingLong(Item::key).thenComparing(Item::text);

    private static Sorter<Item> sorter(long memory) {
        return new Sorter<>(ORDER, RecordCodec.unframed(Item.class), item -> 10, new Budget(memory));
    }

    @Property(tries = 20)
    void whatOverflowsToDiskIsSortedLikeWhatDoesNot(@ForAll @IntRange(max = 9000) int count, @ForAll long seed) {
        Sorter<Item> roomy = sorter(Long.MAX_VALUE);
        Sorter<Item> tight = sorter(1);
        java.util.SplittableRandom random = new java.util.SplittableRandom(seed);
        List<Item> expected = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Item item = new Item(random.nextInt(100), "x".repeat(random.nextInt(300)));
            expected.add(item);
            roomy.add(item);
            tight.add(item);
        }
        expected.sort(ORDER);
        assertThat(roomy.toList()).isEqualTo(expected);
        assertThat(tight.toList()).isEqualTo(expected);
        assertThat(tight).containsExactlyElementsOf(expected);
        assertThat(tight.count()).isEqualTo(count);
    }

    @Test
    void aListOnDiskAnswersByIndexToo() {
        Sorter<Item> tight = sorter(1);
        for (int i = 0; i < 5000; i++) {
            tight.add(new Item(4999 - i, "t"));
        }
        List<Item> list = tight.toList();
        assertThat(list).isInstanceOf(SpillList.class).hasSize(5000);
        assertThat(list.get(4321).key()).isEqualTo(4321);
        assertThat(list.get(0).key()).isZero();
    }

    @Test
    void aValueLargerThanTheReadBufferComesBackWhole() {
        Sorter<Item> tight = sorter(1);
        String large = "y".repeat(300_000);
        for (int i = 0; i < 2048; i++) {
            tight.add(new Item(i, i % 100 == 0 ? large : "small"));
        }
        assertThat(tight.toList().get(200).text()).isEqualTo(large);
    }
}
