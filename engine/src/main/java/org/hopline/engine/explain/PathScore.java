package org.hopline.engine.explain;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.hopline.engine.behaviour.Familiarity;
import org.hopline.engine.detect.Level;
import org.hopline.engine.event.Address;
import org.hopline.engine.event.Credential;
import org.hopline.engine.event.HostId;
import org.hopline.engine.event.KeyFingerprint;
import org.hopline.engine.event.SessionId;
import org.hopline.engine.session.Hop;
import org.hopline.engine.session.Path;
import org.hopline.engine.session.Session;
import org.jspecify.annotations.Nullable;

/**
 * How much a path deserves a look, 0 to 100, in its first form: a sum of named parts, stated in the package's page.
 *
 * @param score 0 to 100, a whole number
 * @param why the parts, which sum to the score
 */
public record PathScore(double score, Explanation why) {

    /** From this score on a path is marked {@code ●} in the table: medium and above. */
    public static final double MARKED = 41;

    private static final long FAST = Duration.ofMinutes(10).toNanos();

    /** Whether the table marks the path. */
    public boolean marked() {
        return score >= MARKED;
    }

    /** The level of the score. */
    public Level level() {
        return Level.of(score);
    }

    /** Scores a path. {@code familiarity} gives what was known of each hop's child session, or null. */
    public static PathScore of(Path path, Function<SessionId, @Nullable Familiarity> familiarity) {
        List<Explanation> parts = new ArrayList<>();
        credentialSwitches(path, familiarity, parts);
        newDestinations(path, familiarity, parts);
        newOrigins(path, familiarity, parts);
        pace(path, parts);
        oneKey(path, parts);
        outside(path, parts);
        long sum = sum(parts);
        long doubt = Math.round((1 - path.confidence()) * sum);
        if (doubt > 0) {
            parts.add(Explanation.leaf(-doubt,
                    "doubt: the line holds with confidence " + Explanations.hundredths(path.confidence())));
        }
        long total = sum(parts);
        if (total > 100) {
            parts.add(Explanation.leaf(100 - total, "no score is above 100"));
        } else if (total < 0) {
            parts.add(Explanation.leaf(-total, "no score is below 0"));
        }
        if (parts.isEmpty()) {
            parts.add(Explanation.leaf(0, "nothing about it stands out"));
        }
        long score = Math.clamp(total, 0, 100);
        return new PathScore(score, new Explanation(score, sentence(path), parts));
    }

    private static long sum(List<Explanation> parts) {
        return Math.round(parts.stream().mapToDouble(Explanation::points).sum());
    }

    private static void credentialSwitches(Path path, Function<SessionId, @Nullable Familiarity> familiarity,
            List<Explanation> parts) {
        int switches = 0;
        for (Hop hop : path.hops()) {
            if (!hop.credentialSwitch()) {
                continue;
            }
            Session child = hop.child();
            Session parent = hop.parent();
            switches++;
            long points = switches == 1 ? 40 : switches <= 3 ? 10 : 0;
            parts.add(Explanation.leaf(points, "credential switch: "
                    + (parent == null ? "another account" : parent.user() + " on " + parent.host()) + " became "
                    + child.user() + " on " + child.host() + "; " + Explanations.basis(hop)));
            Familiarity known = familiarity.apply(child.id());
            if (points > 0 && known != null && !known.learning() && known.onHost() > 0 && known.fromSource() > 0) {
                parts.add(Explanation.leaf(-Math.min(20, points), child.user() + " is at home there: " + known.onHost()
                        + " of " + known.logons() + " logons on " + child.host() + ", " + known.fromSource()
                        + " from the same address"));
            }
        }
    }

    private static void newDestinations(Path path, Function<SessionId, @Nullable Familiarity> familiarity,
            List<Explanation> parts) {
        int found = 0;
        for (Hop hop : path.hops()) {
            Familiarity known = familiarity.apply(hop.child().id());
            if (known != null && known.newHost()) {
                found++;
                parts.add(Explanation.leaf(found == 1 ? 20 : found <= 3 ? 6 : 0, "new destination: "
                        + hop.child().user() + " on " + hop.child().host() + ", 0 of " + known.logons()
                        + " logons over " + known.days() + (known.days() == 1 ? " day" : " days")));
            }
        }
    }

    private static void newOrigins(Path path, Function<SessionId, @Nullable Familiarity> familiarity,
            List<Explanation> parts) {
        for (Hop hop : path.hops().subList(1, path.hops().size())) {
            Familiarity known = familiarity.apply(hop.child().id());
            if (known != null && known.newSource()) {
                HostId from = hop.sourceHost();
                parts.add(Explanation.leaf(8, "new origin: " + hop.child().user() + " never came from "
                        + (from == null ? hop.child().client().address() : from) + ", 0 of " + known.logons()
                        + " logons"));
                return;
            }
        }
    }

    private static void pace(Path path, List<Explanation> parts) {
        long took = path.hops().getLast().child().opened() - path.hops().getFirst().child().opened();
        Set<HostId> hosts = new HashSet<>();
        path.hops().forEach(hop -> hosts.add(hop.child().host()));
        if (hosts.size() >= 3 && took <= FAST) {
            parts.add(Explanation.leaf(12, "pace: " + hosts.size() + " hosts in " + duration(took)));
        }
    }

    private static void oneKey(Path path, List<Explanation> parts) {
        for (int i = 0; i < path.hops().size(); i++) {
            KeyFingerprint key = key(path.hops().get(i));
            Set<HostId> hosts = new HashSet<>();
            if (key != null) {
                path.hops().stream().filter(hop -> key.equals(key(hop)))
                        .forEach(hop -> hosts.add(hop.child().host()));
            }
            if (hosts.size() >= 2) {
                parts.add(Explanation.leaf(6, "one key on " + hosts.size()
                        + " hosts, so a forwarded agent or a copied key: " + key));
                return;
            }
        }
    }

    private static @Nullable KeyFingerprint key(Hop hop) {
        Credential credential = hop.child().credential();
        return credential == null ? null : credential.fingerprint();
    }

    private static void outside(Path path, List<Explanation> parts) {
        Hop root = path.hops().getFirst();
        Address address = root.child().client().address();
        if (root.parent() == null && root.sourceHost() == null && AddressRanges.isPublic(address)) {
            parts.add(Explanation.leaf(6, "begins at " + address + ", an address outside the private ranges"));
        }
    }

    private static String sentence(Path path) {
        Hop root = path.hops().getFirst();
        StringBuilder out = new StringBuilder();
        HostId from = root.sourceHost();
        out.append(from == null ? root.child().client().address().text() : from.name());
        for (Hop hop : path.hops()) {
            out.append(" → ").append(hop.child().host()).append(" (").append(hop.child().user()).append(')');
        }
        return out.toString();
    }

    /** {@code 1.2 s}, {@code 3 min}, {@code 2 h}: the shortest that says it. */
    static String duration(long nanos) {
        double seconds = nanos / 1e9;
        if (seconds < 60) {
            long tenths = Math.round(seconds * 10);
            return tenths % 10 == 0 ? tenths / 10 + " s" : tenths / 10 + "." + tenths % 10 + " s";
        }
        long minutes = Math.round(seconds / 60);
        return minutes < 120 ? minutes + " min" : Math.round(seconds / 3600) + " h";
    }
}
