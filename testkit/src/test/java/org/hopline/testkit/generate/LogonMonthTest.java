package org.hopline.testkit.generate;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.SortedMap;
import org.hopline.testkit.generate.LogonMonth.Script;
import org.hopline.testkit.generate.LogonMonth.Settings;
import org.junit.jupiter.api.Test;

class LogonMonthTest {

    private static final Settings SETTINGS = Settings.ofSeed(1);

    @Test
    void theSameSeedGivesTheSameBytes() {
        SortedMap<String, byte[]> first = LogonMonth.generate(SETTINGS);
        SortedMap<String, byte[]> second = LogonMonth.generate(SETTINGS);

        assertThat(first.keySet()).hasSize(40).isEqualTo(second.keySet());
        first.forEach((host, log) -> assertThat(second.get(host)).as(host).isEqualTo(log));
        assertThat(LogonMonth.generate(Settings.ofSeed(2)).get("web01")).isNotEqualTo(first.get("web01"));
    }

    @Test
    void linesOfAHostStandInTimeOrderAndNameIt() {
        LogonMonth.generate(SETTINGS).forEach((host, log) -> {
            List<String> lines = lines(log);
            assertThat(lines).allMatch(line -> line.startsWith(" " + host + " ", 32));
            assertThat(lines.stream().map(line -> line.substring(0, 32))).isSorted();
        });
    }

    @Test
    void theIntruderIsTheOnlyDifferenceItMakes() {
        Script script = LogonMonth.script(SETTINGS);
        SortedMap<String, byte[]> with = LogonMonth.generate(SETTINGS);
        SortedMap<String, byte[]> without = LogonMonth.generate(SETTINGS.quiet());

        assertThat(script.hosts()).hasSize(8).doesNotContain(script.entry());
        for (String host : script.hosts()) {
            String accepted = "Accepted publickey for " + script.account() + " from ";
            assertThat(lines(with.getOrDefault(host, new byte[0]))).filteredOn(line -> line.contains(accepted))
                    .as("on %s the account is seen once", host).hasSize(1);
            assertThat(lines(without.getOrDefault(host, new byte[0]))).noneMatch(line -> line.contains(accepted));
        }
    }

    private static List<String> lines(byte[] log) {
        return new String(log, StandardCharsets.UTF_8).lines().toList();
    }
}
