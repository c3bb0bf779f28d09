package org.hopline.engine.detect;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class AutomatonTest {

    @Property(tries = 2000)
    void findsExactlyTheTextsThatStandInTheBytes(@ForAll("texts") Set<String> texts, @ForAll("words") String in) {
        List<String> list = List.copyOf(new TreeSet<>(texts));
        Set<String> found = new TreeSet<>();
        new Automaton(list).search(in.getBytes(StandardCharsets.UTF_8), index -> found.add(list.get(index)));
        Set<String> expected = new TreeSet<>();
        list.stream().filter(in::contains).forEach(expected::add);
        assertThat(found).isEqualTo(expected);
    }

    @Provide
    Arbitrary<Set<String>> texts() {
        return Arbitraries.strings().withChars("abcé").ofMinLength(1).ofMaxLength(5).set().ofMaxSize(6);
    }

    @Provide
    Arbitrary<String> words() {
        return Arbitraries.strings().withChars("abcéd").ofMaxLength(40);
    }
}
