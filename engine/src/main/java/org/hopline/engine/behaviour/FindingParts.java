package org.hopline.engine.behaviour;

import com.dynatrace.hash4j.hashing.HashValue128;
import com.dynatrace.hash4j.hashing.Hashing;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.hopline.engine.detect.DetectionInfo;
import org.hopline.engine.detect.Finding;
import org.hopline.engine.event.Evidence;
import org.hopline.engine.event.FieldValue;
import org.hopline.engine.event.HostId;
import org.hopline.engine.event.Row;
import org.hopline.engine.event.UserId;

/** What both behaviours' findings are made of. */
final class FindingParts {

    private static final int MOST_NAMED = 4;
    private static final int MOST_EVIDENCE = 64;

    private FindingParts() {}

    /** Hash of detection, version, account and the session that opened the episode. */
    static String id(DetectionInfo info, UserId account, Episode episode) {
        String text = info.id() + '\0' + info.version() + '\0' + account.name() + '\0'
                + episode.opening().by().text();
        HashValue128 hash = Hashing.xxh3_128().hashBytesTo128Bits(text.getBytes(StandardCharsets.UTF_8));
        HexFormat hex = HexFormat.of();
        return hex.toHexDigits(hash.getMostSignificantBits()) + hex.toHexDigits(hash.getLeastSignificantBits());
    }

    static Finding finding(DetectionInfo info, UserId account, Episode episode, String message, Row fields,
            List<Finding.Reason> reasons, List<String> notes) {
        double score = reasons.stream().mapToDouble(Finding.Reason::points).sum();
        TreeSet<String> users = new TreeSet<>(List.of(account.name()));
        TreeSet<String> hosts = new TreeSet<>();
        TreeSet<String> addresses = new TreeSet<>();
        TreeSet<String> keys = new TreeSet<>();
        episode.hosts().forEach(host -> hosts.add(host.name()));
        List<Evidence> evidence = new ArrayList<>();
        for (Logon logon : episode.logons()) {
            addresses.add(logon.source().text());
            if (logon.sourceHost() != null) {
                hosts.add(logon.sourceHost().name());
            }
            if (logon.from() != null) {
                users.add(logon.from().name());
            }
            if (logon.key() != null) {
                keys.add(logon.key().text());
            }
            if (evidence.size() < MOST_EVIDENCE) {
                evidence.addAll(logon.evidence());
            }
        }
        List<Finding.ThreatObject> threats = addresses.stream().limit(MOST_NAMED)
                .map(address -> new Finding.ThreatObject("ip_address", address)).toList();
        return new Finding(id(info, account, episode), episode.lastNew(), episode.logons().getFirst().time(),
                episode.lastNew(), info, score, message,
                List.of(new Finding.RiskObject("user", account.name(), score)), threats,
                new Finding.Entities(hosts, users, addresses, keys), fields, reasons, notes, evidence);
    }

    /** The columns both have in common, in order. */
    static Map<String, FieldValue> fields(UserId account, Episode episode) {
        Map<String, FieldValue> out = new LinkedHashMap<>();
        out.put("user", FieldValue.of(account.name()));
        out.put("dest", new FieldValue.Many(episode.hosts().stream().limit(Episode.MOST_LISTED).map(HostId::name)
                .toList()));
        out.put("dest_count", FieldValue.of(episode.hosts().size()));
        out.put("src", new FieldValue.Many(episode.logons().stream().map(logon -> logon.source().text()).distinct()
                .sorted().toList()));
        out.put("baseline_logons", FieldValue.of(episode.opening().logons()));
        out.put("baseline_days", FieldValue.of(episode.opening().days()));
        out.put("baseline_hosts", FieldValue.of(episode.opening().hosts()));
        out.put("learning", FieldValue.of(Boolean.toString(episode.opening().learning())));
        return out;
    }

    /** {@code a, b, c, d and 3 more}, in order of the logons. */
    static String names(Episode episode) {
        List<String> named = episode.logons().stream().limit(MOST_NAMED).map(logon -> logon.host().name()).toList();
        int more = episode.hosts().size() - named.size();
        if (more > 0) {
            return String.join(", ", named) + " and " + more + " more";
        }
        return named.size() == 1
                ? named.getFirst()
                : String.join(", ", named.subList(0, named.size() - 1)) + " and " + named.getLast();
    }

    static String count(long number, String one, String many) {
        return number + " " + (number == 1 ? one : many);
    }

    /** {@code 214 logons over 28 days}. */
    static String history(Episode.Opening opening) {
        return count(opening.logons(), "logon", "logons") + " over " + count(opening.days(), "day", "days");
    }

    static String learningNote(Episode.Opening opening) {
        return "learning: " + history(opening) + " of this account were known, a judgement needs 20 over 7 days;"
                + " give earlier logs or a baseline file";
    }

    /** The first logon that changed the account on the way, as a reason of 10 points. */
    static void addSwitch(UserId account, Episode episode, List<Finding.Reason> reasons) {
        episode.logons().stream().filter(logon -> logon.from() != null).findFirst()
                .ifPresent(logon -> reasons.add(new Finding.Reason(10, "changed the account on the way: " + logon.from()
                        + (logon.sourceHost() == null ? "" : " on " + logon.sourceHost()) + " became " + account
                        + " on " + logon.host())));
    }
}
