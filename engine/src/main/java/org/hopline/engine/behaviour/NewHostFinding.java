package org.hopline.engine.behaviour;

import java.util.ArrayList;
import java.util.List;
import org.hopline.engine.detect.Finding;
import org.hopline.engine.event.Row;
import org.hopline.engine.event.UserId;

/** What is said of an account on systems it does not normally use; points as in the package's page. */
final class NewHostFinding {

    private NewHostFinding() {}

    static Finding of(UserId account, Episode episode) {
        Episode.Opening opening = episode.opening();
        String names = FindingParts.names(episode);
        int hosts = episode.hosts().size();
        List<Finding.Reason> reasons = new ArrayList<>();
        List<String> notes = new ArrayList<>();
        String message;
        if (opening.learning()) {
            message = account + " on " + names + " for the first time; still learning what is usual for it";
            reasons.add(new Finding.Reason(10, "learning: only " + FindingParts.history(opening) + " are known"));
            reasons.add(new Finding.Reason(Math.min(10, 2 * (hosts - 1)),
                    FindingParts.count(hosts, "host", "hosts") + " beside the first one seen"));
            notes.add(FindingParts.learningNote(opening));
        } else {
            String usual = FindingParts.count(opening.hosts(), "other host", "other hosts");
            message = account + " on " + names + ", where it was never seen in " + FindingParts.history(opening);
            reasons.add(new Finding.Reason(30, "new destination: " + account + " on "
                    + episode.logons().getFirst().host() + ", 0 of " + FindingParts.history(opening) + ", all on "
                    + usual));
            reasons.add(new Finding.Reason(
                    Math.round(20 * (1 - (double) opening.restlessDays() / Math.max(opening.activeDays(), 1))),
                    "met a new host on " + opening.restlessDays() + " of its "
                            + FindingParts.count(opening.activeDays(), "active day", "active days")));
            if (hosts > 1) {
                reasons.add(new Finding.Reason(Math.min(20, 5 * (hosts - 1)),
                        FindingParts.count(hosts - 1, "more host", "more hosts") + " new to it soon after"));
            }
            FindingParts.addSwitch(account, episode, reasons);
            episode.logons().stream().filter(Logon::newSource).findFirst().ifPresent(logon -> reasons
                    .add(new Finding.Reason(5, "came from " + logon.source() + ", new to the account too")));
        }
        reasons.removeIf(reason -> reason.points() == 0);
        return FindingParts.finding(BehaviourInfo.NEW_HOST, account, episode, message,
                new Row(FindingParts.fields(account, episode)), reasons, notes);
    }
}
