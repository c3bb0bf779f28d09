package org.hopline.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.hopline.engine.detect.WindowOutput;
import org.hopline.engine.identity.IdentityFacts;
import org.junit.jupiter.api.Test;

class FleetPhaseTest {

    @Test
    void whatWindowsLeaveOutIsNotedOncePerDetection() {
        FleetPhase fleet = new FleetPhase(new Budget(1 << 20), IdentityFacts.of(List.of()), Restarts.NEVER);
        fleet.windowed(new WindowOutput.Overflowed("many/1", 10, 2), 10);
        fleet.windowed(new WindowOutput.Overflowed("one/1", 10, 5), 10);
        fleet.windowed(new WindowOutput.Overflowed("many/1", 20, 40), 20);
        assertThat(fleet.notes()).containsExactly(
                "42 events were left out of 2 windows of detection many/1: more were picked than a window holds",
                "5 events were left out of a window of detection one/1: more were picked than a window holds");
    }
}
