package org.hopline.engine.detect;

import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.hopline.engine.detect.Finding.Entities;
import org.hopline.engine.event.FieldValue;

/** Which columns of a row name whom a finding is about, by the names that CIM and published searches give them. */
final class EntityColumns {

    private static final List<String> HOSTS = List.of("dest", "host", "dvc", "orig_host", "Computer", "dest_host",
            "src_host", "dest_dns", "src_dns", "dest_nt_host", "src_nt_host");
    private static final List<String> USERS = List.of("user", "src_user", "User", "orig_user", "uid_name", "acct");
    private static final List<String> ADDRESSES = List.of("src", "src_ip", "dest_ip", "client_ip", "src_addr",
            "dest_addr", "addr");
    private static final List<String> KEYS = List.of("ssh_key", "key_fingerprint", "fingerprint");
    /** What data models and fill values write where nothing is known. */
    private static final Set<String> NOBODY = Set.of("", "unknown", "null", "-", "?", "(none)", "(unset)");

    private EntityColumns() {}

    /** Whether a value names nothing. */
    static boolean isNobody(String text) {
        return NOBODY.contains(text);
    }

    static Entities of(EvalRow row) {
        SortedSet<String> hosts = collect(row, HOSTS);
        row.members().forEach(member -> hosts.add(member.host().name()));
        SortedSet<String> addresses = new TreeSet<>();
        for (String text : collect(row, ADDRESSES)) {
            (looksLikeAddress(text) ? addresses : hosts).add(text);
        }
        for (String text : List.copyOf(hosts)) {
            if (looksLikeAddress(text)) {
                hosts.remove(text);
                addresses.add(text);
            }
        }
        return new Entities(hosts, collect(row, USERS), addresses, collect(row, KEYS));
    }

    private static SortedSet<String> collect(EvalRow row, List<String> columns) {
        SortedSet<String> found = new TreeSet<>();
        for (String column : columns) {
            FieldValue value = row.get(column);
            if (value != null) {
                for (String text : texts(value)) {
                    if (!isNobody(text)) {
                        found.add(text);
                    }
                }
            }
        }
        return found;
    }

    static List<String> texts(FieldValue value) {
        return value instanceof FieldValue.Many(var values) ? values : List.of(value.print());
    }

    private static boolean looksLikeAddress(String text) {
        boolean dotted = text.indexOf('.') > 0 && text.chars().allMatch(c -> c == '.' || (c >= '0' && c <= '9'));
        boolean colons = text.indexOf(':') != text.lastIndexOf(':')
                && text.chars().allMatch(c -> c == ':' || c == '.' || Character.digit(c, 16) >= 0);
        return dotted || colons;
    }
}
