package org.hopline.content;

import static org.assertj.core.api.Assertions.assertThat;

import org.hopline.engine.detect.Level;
import org.junit.jupiter.api.Test;

class LevelsTest {

    @Test
    void theShippedTableIsTheEnginesTable() {
        for (Level level : Level.values()) {
            assertThat(YamlReader.number(Shipped.yaml("levels.yaml"), level.word())).isEqualTo(level.highest());
        }
        assertThat(YamlReader.entries(Shipped.yaml("levels.yaml"))).hasSameSizeAs(Level.values());
    }

    @Test
    void scoresFallIntoTheLevelsOfThePublishedTable() {
        assertThat(Level.of(0)).isEqualTo(Level.INFORMATIONAL);
        assertThat(Level.of(20)).isEqualTo(Level.INFORMATIONAL);
        assertThat(Level.of(21)).isEqualTo(Level.LOW);
        assertThat(Level.of(56)).isEqualTo(Level.MEDIUM);
        assertThat(Level.of(80)).isEqualTo(Level.HIGH);
        assertThat(Level.of(81)).isEqualTo(Level.CRITICAL);
    }
}
