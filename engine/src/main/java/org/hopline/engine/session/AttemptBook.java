package org.hopline.engine.session;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.hopline.engine.event.Address;
import org.hopline.engine.event.Evidence;
import org.hopline.engine.event.HostId;
import org.hopline.engine.event.UserId;
import org.jspecify.annotations.Nullable;

/**
 * Groups failed attempts per client address and account while no gap is longer than {@link Limits#ATTEMPT_GAP}. Audit
 * writes the same failures once more: its groups are kept apart and dropped where sshd's own lines told of them.
 */
final class AttemptBook {

    private record Key(Address client, @Nullable UserId user, boolean audit) {}

    private static final class Group {
        long count;
        long first;
        long last;
        boolean invalidUser;
        final TreeSet<String> methods = new TreeSet<>();
        final List<Evidence> begin = new ArrayList<>(1);
        List<Evidence> end = List.of();
    }

    /** In order of the last failure, oldest first. */
    private final LinkedHashMap<Key, Group> groups = new LinkedHashMap<>(16, 0.75f, true);
    private long lastText = Long.MIN_VALUE;
    private long overflown;

    /** A failure that sshd wrote. */
    void failed(HostId host, Address client, @Nullable UserId user, boolean invalid, @Nullable String method,
            long time, List<Evidence> evidence, Consumer<Attempts> out) {
        lastText = time;
        add(host, new Key(client, user, false), invalid, method, time, evidence, out);
    }

    /** A failure that audit wrote. */
    void failedInAudit(HostId host, Address client, @Nullable UserId user, long time, List<Evidence> evidence,
            Consumer<Attempts> out) {
        add(host, new Key(client, user, true), user == null, null, time, evidence, out);
    }

    private void add(HostId host, Key key, boolean invalid, @Nullable String method, long time,
            List<Evidence> evidence, Consumer<Attempts> out) {
        Group group = groups.get(key);
        if (group != null && (time - group.last > Limits.ATTEMPT_GAP
                || time - group.first > Limits.LONGEST_ATTEMPTS)) {
            groups.remove(key);
            report(host, key, group, out);
            group = null;
        }
        if (group == null) {
            if (groups.size() >= Limits.MOST_ATTEMPT_GROUPS) {
                var oldest = groups.pollFirstEntry();
                report(host, oldest.getKey(), oldest.getValue(), out);
                overflown++;
            }
            group = new Group();
            group.first = time;
            group.last = time;
            groups.put(key, group);
        }
        group.count++;
        group.first = Math.min(group.first, time);
        group.last = Math.max(group.last, time);
        group.invalidUser |= invalid;
        if (method != null && group.methods.size() < Limits.MOST_METHODS) {
            group.methods.add(method);
        }
        if (group.count == 1) {
            group.begin.addAll(evidence.size() > 4 ? evidence.subList(0, 4) : evidence);
        } else {
            group.end = evidence;
        }
    }

    /** Reports the groups that no failure at {@code time} or later can prolong. */
    void advance(HostId host, long time, Consumer<Attempts> out) {
        while (!groups.isEmpty()) {
            var oldest = groups.firstEntry();
            if (time - oldest.getValue().last <= Limits.ATTEMPT_GAP) {
                return;
            }
            groups.pollFirstEntry();
            report(host, oldest.getKey(), oldest.getValue(), out);
        }
    }

    /** When {@link #advance} has something to do next; the largest long while there is nothing. */
    long due() {
        return groups.isEmpty() ? Long.MAX_VALUE : groups.firstEntry().getValue().last + Limits.ATTEMPT_GAP + 1;
    }

    private void report(HostId host, Key key, Group group, Consumer<Attempts> out) {
        if (key.audit() && lastText >= group.first - Limits.COPY_WINDOW) {
            return;
        }
        List<Evidence> evidence = new ArrayList<>(group.begin);
        evidence.addAll(group.end.size() > 4 ? group.end.subList(0, 4) : group.end);
        out.accept(new Attempts(host, key.client(), key.user(), group.invalidUser, group.count, group.first,
                group.last, group.methods, evidence));
    }

    /** Groups reported early since the last call, because there were too many. */
    long takeOverflown() {
        long taken = overflown;
        overflown = 0;
        return taken;
    }

    /** A group, for a state's bytes. */
    record SavedGroup(Address client, @Nullable UserId user, boolean audit, long count, long first, long last,
            boolean invalidUser, List<String> methods, List<Evidence> begin, List<Evidence> end) {}

    /** All of it, for a state's bytes. */
    record Saved(List<SavedGroup> groups, long lastText, long overflown) {
        AttemptBook restored() {
            AttemptBook book = new AttemptBook();
            book.lastText = lastText;
            book.overflown = overflown;
            for (SavedGroup each : groups) {
                Group group = new Group();
                group.count = each.count();
                group.first = each.first();
                group.last = each.last();
                group.invalidUser = each.invalidUser();
                group.methods.addAll(each.methods());
                group.begin.addAll(each.begin());
                group.end = List.copyOf(each.end());
                book.groups.put(new Key(each.client(), each.user(), each.audit()), group);
            }
            return book;
        }
    }

    Saved saved() {
        List<SavedGroup> all = new ArrayList<>(groups.size());
        groups.forEach((key, group) -> all.add(new SavedGroup(key.client(), key.user(), key.audit(), group.count,
                group.first, group.last, group.invalidUser, List.copyOf(group.methods), List.copyOf(group.begin),
                List.copyOf(group.end))));
        return new Saved(all, lastText, overflown);
    }
}
