package org.hopline.engine.session;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.hopline.engine.event.SessionId;
import org.jspecify.annotations.Nullable;

/**
 * The fleet's lines of hops: keeps one hop per session and follows parent pointers to the root. The result does not
 * depend on the order of calls.
 */
public final class PathBuilder {

    /** Most hops of a line; what lies nearer to the root is cut off and counted. */
    public static final int MOST_HOPS = 64;

    /** How long a closed session is kept, in nanoseconds: 24 h. */
    public static final long KEPT_AFTER_CLOSE = 24L * 3600 * 1_000_000_000L;

    private static final class Entry {
        @Nullable
        Session session;
        boolean closed;
        @Nullable
        HopCandidate origin;
        /** Whether a line went on from here, even if it was finished meanwhile. */
        boolean ledOn;
    }

    private final TreeMap<SessionId, Entry> entries = new TreeMap<>();
    private long cut;

    private Entry entry(SessionId id) {
        return entries.computeIfAbsent(id, any -> new Entry());
    }

    /** An opened session, or the same one closed; the closed form wins. */
    public void session(Session session, boolean closed) {
        Entry entry = entry(session.id());
        if (closed || !entry.closed) {
            entry.session = session;
            entry.closed |= closed;
        }
    }

    /** A possible origin of a session. */
    public void candidate(HopCandidate candidate) {
        Entry entry = entry(candidate.child());
        if (entry.origin == null || HopCandidate.BEST_FIRST.compare(candidate, entry.origin) < 0) {
            entry.origin = candidate;
        }
    }

    /** The line from the root to this session as far as known now; null for a session not known (any more). */
    public @Nullable Path lineTo(SessionId session) {
        return line(session).path();
    }

    private record Line(@Nullable Path path, long cut) {}

    private Line line(SessionId leaf) {
        List<Hop> hops = new ArrayList<>();
        Set<SessionId> seen = new HashSet<>();
        long lost = 0;
        Entry entry = entries.get(leaf);
        while (entry != null && entry.session != null) {
            Session child = entry.session;
            seen.add(child.id());
            HopCandidate origin = entry.origin;
            Entry above = above(entry);
            Session parent = above == null || hops.size() + 1 >= MOST_HOPS ? null : above.session;
            boolean follows = parent != null && !seen.contains(parent.id());
            if (origin != null && origin.parent() != null && !follows) {
                lost++;
            }
            hops.add(hop(child, follows ? parent : null, origin));
            entry = follows ? above : null;
        }
        if (hops.isEmpty()) {
            return new Line(null, 0);
        }
        Collections.reverse(hops);
        return new Line(new Path(hops), lost);
    }

    /** The entry of the session this one was opened from; null where there is none that time and order allow. */
    private @Nullable Entry above(Entry entry) {
        HopCandidate origin = entry.origin;
        Entry above = origin == null || origin.parent() == null ? null : entries.get(origin.parent());
        if (above == null || above.session == null || entry.session == null
                || above.session.opened() > entry.session.opened() + Limits.SKEW) {
            return null;
        }
        // clocks that differ may make two sessions each other's parent: no such hop is believed
        return above.session.opened() >= entry.session.opened() && leadsBackTo(entry, above) ? null : above;
    }

    private boolean leadsBackTo(Entry entry, Entry from) {
        Entry each = from;
        for (int i = 0; i < MOST_HOPS && each != null; i++) {
            if (each == entry) {
                return true;
            }
            HopCandidate origin = each.origin;
            each = origin == null || origin.parent() == null ? null : entries.get(origin.parent());
        }
        return false;
    }

    private static Hop hop(Session child, @Nullable Session parent, @Nullable HopCandidate origin) {
        if (origin == null) {
            return new Hop(child, null, null, Hop.Basis.ROOT, 1, false, List.of(), List.of());
        }
        return new Hop(child, parent, origin.sourceHost(), parent == null ? Hop.Basis.ROOT : origin.basis(),
                origin.confidence(), parent != null && !parent.user().equals(child.user()), origin.reasons(),
                origin.evidence());
    }

    /** Lets go of sessions closed for longer than {@link #KEPT_AFTER_CLOSE}; the lines that end in them, finished. */
    public List<Path> advance(long eventTime) {
        Set<SessionId> parents = parents();
        List<Map.Entry<SessionId, Entry>> youngestFirst = new ArrayList<>(entries.entrySet());
        youngestFirst.sort((a, b) -> Long.compare(opened(b.getValue()), opened(a.getValue())));
        List<Path> finished = new ArrayList<>();
        List<SessionId> gone = new ArrayList<>();
        for (Map.Entry<SessionId, Entry> each : youngestFirst) {
            Session session = each.getValue().session;
            if (session == null || !each.getValue().closed || kept(session, eventTime)
                    || parents.contains(each.getKey())) {
                continue;
            }
            if (!each.getValue().ledOn) {
                add(each.getKey(), finished);
            }
            gone.add(each.getKey());
        }
        for (SessionId each : gone) {
            Entry entry = java.util.Objects.requireNonNull(entries.get(each));
            Entry above = above(entry);
            if (above != null) {
                above.ledOn = true;
            }
        }
        entries.keySet().removeAll(new HashSet<>(gone));
        finished.sort(Path.ORDER);
        return finished;
    }

    private static long opened(Entry entry) {
        return entry.session == null ? Long.MIN_VALUE : entry.session.opened();
    }

    private static boolean kept(Session session, long eventTime) {
        long end = session.closed() == null ? session.opened() : session.closed();
        return eventTime - end <= KEPT_AFTER_CLOSE;
    }

    private Set<SessionId> parents() {
        Set<SessionId> parents = new HashSet<>();
        for (Entry each : entries.values()) {
            Entry above = above(each);
            if (above != null && above.session != null) {
                parents.add(above.session.id());
            }
        }
        return parents;
    }

    /** All lines left, maximal from root to leaf, in {@link Path#ORDER}; nothing is kept. */
    public List<Path> finish() {
        Set<SessionId> parents = parents();
        List<Path> finished = new ArrayList<>();
        for (Map.Entry<SessionId, Entry> each : entries.entrySet()) {
            if (!parents.contains(each.getKey()) && !each.getValue().ledOn) {
                add(each.getKey(), finished);
            }
        }
        entries.clear();
        finished.sort(Path.ORDER);
        return finished;
    }

    private void add(SessionId leaf, List<Path> to) {
        Line line = line(leaf);
        cut += line.cut();
        if (line.path() != null) {
            to.add(line.path());
        }
    }

    /** How many lines were cut: too long, a circle, or a parent no longer known. */
    public long cut() {
        return cut;
    }

    /** One session and its origin, for a state's bytes. */
    public record SavedEntry(SessionId id, @Nullable Session session, boolean closed, @Nullable HopCandidate origin,
            boolean ledOn) {}

    /** All that is known, for a state's bytes. */
    public record Saved(List<SavedEntry> entries, long cut) {

        /** A builder that knows the same. */
        public PathBuilder restored() {
            PathBuilder builder = new PathBuilder();
            builder.cut = cut;
            for (SavedEntry each : entries) {
                Entry entry = builder.entry(each.id());
                entry.session = each.session();
                entry.closed = each.closed();
                entry.origin = each.origin();
                entry.ledOn = each.ledOn();
            }
            return builder;
        }
    }

    /** All that is known now, as a record that {@link org.hopline.engine.flow.RecordCodec} can write. */
    public Saved saved() {
        List<SavedEntry> all = new ArrayList<>(entries.size());
        entries.forEach((id, entry) -> all.add(
                new SavedEntry(id, entry.session, entry.closed, entry.origin, entry.ledOn)));
        return new Saved(all, cut);
    }
}
