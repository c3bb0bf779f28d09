package org.hopline.local;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.hopline.engine.behaviour.Behaviours;
import org.hopline.engine.detect.Detection;
import org.hopline.engine.detect.DetectionInfo;
import org.hopline.engine.detect.DetectionSet;
import org.hopline.engine.detect.Input;
import org.hopline.engine.detect.Scope;
import org.hopline.engine.event.LogFamily;
import org.hopline.engine.risk.RiskRules;
import org.hopline.engine.wire.RunLedger;

/** Which detections could be fed by what was read. */
final class Coverage {

    private Coverage() {}

    static RunLedger.Detections of(DetectionSet detections, Seen seen, boolean logons,
            List<RiskRules.Outcome> findings) {
        List<RunLedger.Inactive> inactive = new ArrayList<>();
        for (Detection detection : detections.detections()) {
            if (detection.inputs().stream().noneMatch(input -> fed(input.scope(), seen))) {
                inactive.add(new RunLedger.Inactive(detection.info().id(), reason(detection)));
            }
        }
        List<DetectionInfo> behaviours = Behaviours.detections();
        if (!logons) {
            behaviours.forEach(info -> inactive
                    .add(new RunLedger.Inactive(info.id(), "needs logons, and none was read")));
        }
        Set<String> fired = new TreeSet<>();
        findings.forEach(outcome -> fired
                .add(outcome.finding().detection().id() + "/" + outcome.finding().detection().version()));
        long loaded = detections.detections().size() + behaviours.size();
        inactive.sort(java.util.Comparator.comparing(RunLedger.Inactive::id)
                .thenComparing(RunLedger.Inactive::reason));
        return new RunLedger.Detections(loaded, loaded - inactive.size(), fired.size(), 0, inactive);
    }

    private static boolean fed(Scope scope, Seen seen) {
        return scope.families().isEmpty()
                ? !seen.isEmpty()
                : scope.families().stream().anyMatch(family -> seen.feeds(family, scope.view()));
    }

    private static String reason(Detection detection) {
        Set<String> needed = new TreeSet<>();
        for (Input input : detection.inputs()) {
            for (LogFamily family : input.scope().families()) {
                needed.add(word(family));
            }
        }
        return needed.isEmpty()
                ? "no source was understood"
                : "needs " + needed.stream().collect(Collectors.joining(" or ")) + ", and no such source was read";
    }

    private static String word(LogFamily family) {
        return switch (family) {
            case SYSLOG -> "syslog";
            case JOURNAL -> "a journal";
            case AUDIT -> "Linux audit";
            case SYSMON_LINUX -> "Sysmon for Linux";
            case UNIFIED_LOG -> "the macOS unified log";
        };
    }
}
