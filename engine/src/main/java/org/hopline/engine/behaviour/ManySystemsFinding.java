package org.hopline.engine.behaviour;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.hopline.engine.detect.Finding;
import org.hopline.engine.event.FieldValue;
import org.hopline.engine.event.Row;
import org.hopline.engine.event.UserId;

/** What is said of an account on many systems in a short time; points as in the package's page. */
final class ManySystemsFinding {

    private ManySystemsFinding() {}

    static Finding of(UserId account, Episode episode) {
        Episode.Opening opening = episode.opening();
        long peak = episode.peak();
        int hosts = episode.hosts().size();
        List<Finding.Reason> reasons = new ArrayList<>();
        List<String> notes = new ArrayList<>();
        String message = account + " on " + peak + " systems within 10 minutes: " + FindingParts.names(episode);
        String distinct = peak + " distinct systems within 10 minutes";
        if (opening.learning()) {
            message += "; still learning what is usual for it";
            reasons.add(new Finding.Reason(25, distinct + "; learning: only " + FindingParts.history(opening)
                    + " are known"));
            reasons.add(new Finding.Reason(Math.min(15, peak - Behaviours.LEAST_BAR),
                    peak - Behaviours.LEAST_BAR + " above the least that counts as many, " + Behaviours.LEAST_BAR));
            notes.add(FindingParts.learningNote(opening));
        } else {
            long isNew = episode.logons().stream().filter(Logon::newHost).count();
            reasons.add(new Finding.Reason(40, distinct + "; the bar is " + opening.bar() + ", the account's own 99th"
                    + " percentile " + opening.percentile() + " over " + FindingParts.history(opening)));
            reasons.add(new Finding.Reason(Math.min(20, 2 * (peak - opening.bar())),
                    FindingParts.count(peak - opening.bar(), "system", "systems") + " above the bar"));
            reasons.add(new Finding.Reason(Math.round(15.0 * isNew / hosts),
                    isNew + " of " + FindingParts.count(hosts, "system", "systems") + " new to the account"));
            FindingParts.addSwitch(account, episode, reasons);
        }
        reasons.removeIf(reason -> reason.points() == 0);
        Map<String, FieldValue> fields = FindingParts.fields(account, episode);
        fields.put("distinct_in_10_minutes", FieldValue.of(peak));
        fields.put("bar", FieldValue.of(opening.bar()));
        return FindingParts.finding(BehaviourInfo.MANY_SYSTEMS, account, episode, message, new Row(fields), reasons,
                notes);
    }
}
