package org.hopline.engine.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class LongTableTest {

    @Property(tries = 300)
    void doesWhatAMapDoes(@ForAll @Size(max = 400) List<@IntRange(min = -60, max = 60) Integer> steps) {
        LongTable<String> table = new LongTable<>();
        Map<Long, String> map = new HashMap<>();
        int i = 0;
        for (int step : steps) {
            // few homes, many collisions
            long key = (step & 7L) << 40 | Math.abs(step) / 16;
            if (step < 0) {
                table.remove(key);
                map.remove(key);
            } else {
                String value = "v" + i++;
                assertThat(table.putIfAbsent(key, value)).isEqualTo(map.putIfAbsent(key, value));
            }
            assertThat(table.size()).isEqualTo(map.size());
        }
        for (Map.Entry<Long, String> each : map.entrySet()) {
            assertThat(table.putIfAbsent(each.getKey(), "other")).isEqualTo(each.getValue());
        }
    }
}
