package org.hopline.local;

import java.util.AbstractList;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.hopline.engine.detect.Finding;
import org.hopline.engine.risk.RiskRules;
import org.hopline.engine.session.Attempts;
import org.hopline.engine.session.Hop;
import org.hopline.engine.session.Path;
import org.hopline.engine.session.Session;

/** Chooses, of what was found, the part that a {@link Filter} asks for. */
final class Shown {

    private final Filter filter;

    Shown(Filter filter) {
        this.filter = filter;
    }

    List<Path> paths(List<Path> all) {
        return chosen(all, path -> path.hops().stream().map(Hop::child).anyMatch(this::session));
    }

    List<Session> sessions(List<Session> all) {
        return chosen(all, this::session);
    }

    List<Attempts> attempts(List<Attempts> all) {
        return chosen(all, each -> overlaps(each.first(), each.last()) && wanted(filter.hosts(), each.host().name())
                && (filter.users().isEmpty() || (each.user() != null && filter.users().contains(each.user().name()))));
    }

    List<RiskRules.Outcome> findings(List<RiskRules.Outcome> all) {
        return chosen(all, outcome -> finding(outcome.finding()));
    }

    private boolean finding(Finding finding) {
        return filter.covers(finding.time())
                && (filter.hosts().isEmpty() || finding.entities().hosts().stream().anyMatch(filter.hosts()::contains))
                && (filter.users().isEmpty() || finding.entities().users().stream().anyMatch(filter.users()::contains));
    }

    private boolean session(Session session) {
        Long closed = session.closed();
        return overlaps(session.opened(), closed == null ? Long.MAX_VALUE - 1 : closed)
                && wanted(filter.hosts(), session.host().name()) && wanted(filter.users(), session.user().name());
    }

    private boolean overlaps(long first, long last) {
        return (filter.until() == null || first < filter.until()) && (filter.since() == null || last >= filter.since());
    }

    private static boolean wanted(java.util.SortedSet<String> names, String name) {
        return names.isEmpty() || names.contains(name);
    }

    private <T> List<T> chosen(List<T> all, Predicate<T> wanted) {
        if (filter.equals(Filter.NONE)) {
            return all;
        }
        List<Integer> indexes = new ArrayList<>();
        int index = 0;
        for (T each : all) {
            if (wanted.test(each)) {
                indexes.add(index);
            }
            index++;
        }
        return new AbstractList<>() {
            @Override
            public T get(int at) {
                return all.get(indexes.get(at));
            }

            @Override
            public int size() {
                return indexes.size();
            }
        };
    }
}
