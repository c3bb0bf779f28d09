package org.hopline.local;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import org.hopline.connect.Inventory;
import org.hopline.engine.event.Event;
import org.hopline.engine.event.SourceId;
import org.hopline.engine.identity.HostBinding;
import org.hopline.engine.identity.Settlement;
import org.hopline.engine.parse.SourceTally;

/** The sentences that a reader of a scan's result must know. */
final class Notes {

    private static final int MOST_NAMED = 5;

    private Notes() {}

    static List<String> of(Inventory inventory, List<SourceTask.Read> reads, Settlement settlement,
            List<HostBinding> learned, SortedMap<String, Long> overflows, List<String> fleet) {
        List<String> notes = new ArrayList<>(inventory.notes());
        List<String> assumed = new ArrayList<>();
        List<String> yearless = new ArrayList<>();
        for (SourceTask.Read read : reads) {
            SourceTally tally = read.tally();
            SourceId source = read.source().id();
            if (tally != null && LedgerBook.Times.of(tally, source, settlement).zoneAssumed()) {
                assumed.add(source.path());
            }
            if (tally != null && tally.span(Event.Clock.WALL_YEARLESS) != null) {
                yearless.add(source.path() + ": " + settlement.timeSentence(source));
            }
        }
        if (!assumed.isEmpty()) {
            notes.add("zone assumed: " + named(assumed) + " " + (assumed.size() == 1 ? "states" : "state")
                    + " no time zone, and UTC is assumed (--tz [HOST|GLOB=]ZONE)");
        }
        yearless.forEach(each -> notes.add("no year in " + each));
        for (HostBinding binding : learned) {
            notes.add(binding.address() + " is " + binding.host() + " as learned from the logs: " + binding.reason());
        }
        overflows.forEach((what, count) -> notes.add(count + " " + what + " given up to keep memory bounded"));
        notes.addAll(fleet);
        return notes;
    }

    private static String named(List<String> all) {
        return all.size() <= MOST_NAMED
                ? String.join(", ", all)
                : String.join(", ", all.subList(0, MOST_NAMED)) + " and " + (all.size() - MOST_NAMED) + " more";
    }
}
