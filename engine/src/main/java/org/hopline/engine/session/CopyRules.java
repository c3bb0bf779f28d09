package org.hopline.engine.session;

import java.util.List;
import java.util.Objects;
import org.hopline.engine.event.Evidence;
import org.hopline.engine.event.Kind;
import org.hopline.engine.event.LogFamily;
import org.hopline.engine.event.PickedEvent;
import org.jspecify.annotations.Nullable;

/**
 * When two events of one host are copies of one happening (DESIGN §2): every discriminating field that both carry
 * agrees. For processes, files and connections these are pid and argv, path, or the addresses, so that audit and Sysmon
 * meet; for audit records the serial; for log lines message, and program and pid where told.
 */
final class CopyRules {

    /** Kinds of systemd units that hold processes, which speak (systemd.unit(5)); units of others systemd starts. */
    private static final List<String> UNITS = List.of(".service", ".scope", ".socket", ".mount", ".swap", ".slice");

    private CopyRules() {}

    /** Equal for all copies of a happening; events with different keys are never copies. */
    static long key(PickedEvent event) {
        return switch (event.kind()) {
            case Kind.ProcessStarted started -> mix(1, started.pid(), text(argv(started)));
            case Kind.ProcessEnded ended -> mix(2, ended.pid(), 0);
            case Kind.NetworkConnection connection ->
                mix(3, connection.pid(), java.util.Objects.hashCode(connection.destination()));
            case Kind.FileChanged file -> mix(4, file.pid(), file.path().hashCode());
            case Kind other -> mix(5 + event.view().ordinal(), event.copyKey(), 0);
        };
    }

    private static long mix(long what, long a, long b) {
        long hash = (what * 0x9e3779b97f4a7c15L ^ a) * 0xbf58476d1ce4e5b9L;
        hash = (hash ^ hash >>> 29 ^ b) * 0x94d049bb133111ebL;
        return hash ^ hash >>> 32;
    }

    private static long text(@Nullable String text) {
        return text == null ? 0 : text.hashCode();
    }

    private static @Nullable String argv(Kind.ProcessStarted started) {
        return started.commandLine() != null || started.arguments().isEmpty()
                ? started.commandLine()
                : String.join(" ", started.arguments());
    }

    /** Whether two events of equal key, from different sources, are copies. */
    static boolean agree(PickedEvent a, PickedEvent b) {
        if (a.family() == LogFamily.AUDIT && b.family() == LogFamily.AUDIT && a.copyKey() != b.copyKey()) {
            return false;
        }
        return switch (a.kind()) {
            case Kind.ProcessStarted one -> b.kind() instanceof Kind.ProcessStarted other && one.pid() == other.pid()
                    && Objects.equals(argv(one), argv(other));
            case Kind.ProcessEnded one -> b.kind() instanceof Kind.ProcessEnded other && one.pid() == other.pid();
            case Kind.NetworkConnection one -> b.kind() instanceof Kind.NetworkConnection other
                    && one.pid() == other.pid() && Objects.equals(one.destination(), other.destination())
                    && (one.source() == null || other.source() == null || one.source().equals(other.source()));
            case Kind.FileChanged one -> b.kind() instanceof Kind.FileChanged other && one.pid() == other.pid()
                    && one.path().equals(other.path());
            case Kind one -> one.getClass() == b.kind().getClass() && a.view() == b.view()
                    && a.copyKey() == b.copyKey() && sameProgram(a, b)
                    && (a.pid() < 0 || b.pid() < 0 || a.pid() == b.pid());
        };
    }

    private static boolean sameProgram(PickedEvent a, PickedEvent b) {
        return Objects.equals(a.program(), b.program()) || Rules.isText(a) && Rules.isText(b)
                && (namesNone(a) || namesNone(b));
    }

    /** {@code journalctl -o with-unit} writes a systemd unit's name where others write the program's. */
    private static boolean namesNone(PickedEvent event) {
        String program = event.program();
        return program == null || UNITS.stream().anyMatch(program::endsWith);
    }

    /** Whether the two come from different logs; copies always do. */
    static boolean fromDifferentSources(PickedEvent a, PickedEvent b) {
        return !a.evidence().getFirst().source().equals(b.evidence().getFirst().source());
    }

    /** Which copy names time and identity: the best time quality, then the finest time, ties by identity. */
    static boolean better(PickedEvent a, PickedEvent b) {
        int byTime = compareTimes(a, b);
        return byTime != 0 ? byTime < 0 : a.id().compareTo(b.id()) < 0;
    }

    /**
     * Whose time is to be trusted more, best first. A log that writes whole seconds cut the rest off: beside one that
     * writes fractions it would put a happening before what led to it.
     */
    static int compareTimes(PickedEvent a, PickedEvent b) {
        int byQuality = a.quality().compareTo(b.quality());
        return byQuality != 0 ? byQuality : Integer.compare(coarseness(a.time()), coarseness(b.time()));
    }

    private static int coarseness(long time) {
        if (time % 1_000 != 0) {
            return 0;
        }
        return time % 1_000_000 != 0 ? 1 : time % Limits.SECOND != 0 ? 2 : 3;
    }

    /** One kind that knows what either knows; the first speaks where both do. */
    static Kind merged(Kind one, Kind two) {
        return switch (one) {
            case Kind.LogindSession a when two instanceof Kind.LogindSession b ->
                new Kind.LogindSession(a.state(), a.session(), either(a.user(), b.user()),
                        a.leader() >= 0 ? a.leader() : b.leader(), either(a.sessionClass(), b.sessionClass()));
            case Kind.ProcessStarted a when two instanceof Kind.ProcessStarted b -> new Kind.ProcessStarted(a.pid(),
                    a.parentPid() >= 0 ? a.parentPid() : b.parentPid(), either(a.image(), b.image()),
                    a.arguments().isEmpty() ? b.arguments() : a.arguments(), either(a.commandLine(), b.commandLine()),
                    either(a.workingDirectory(), b.workingDirectory()), either(a.user(), b.user()),
                    a.loginUid() >= 0 ? a.loginUid() : b.loginUid(), either(a.auditSession(), b.auditSession()),
                    either(a.tty(), b.tty()), either(a.parentImage(), b.parentImage()),
                    either(a.parentCommandLine(), b.parentCommandLine()), a.outcome());
            case Kind.NetworkConnection a when two instanceof Kind.NetworkConnection b -> new Kind.NetworkConnection(
                    a.pid(), either(a.image(), b.image()), either(a.user(), b.user()),
                    a.direction() == Kind.Direction.UNKNOWN ? b.direction() : a.direction(),
                    either(a.source(), b.source()), either(a.destination(), b.destination()),
                    either(a.auditSession(), b.auditSession()),
                    a.outcome());
            case Kind only -> only;
        };
    }

    private static <T> @Nullable T either(@Nullable T one, @Nullable T two) {
        return one != null ? one : two;
    }

    /** The evidence and the different picks of all copies: each rule sees the happening once, in the fullest copy's words. */
    static PickedEvent joined(PickedEvent best, List<PickedEvent> others) {
        Kind kind = best.kind();
        List<Evidence> evidence = new java.util.ArrayList<>(best.evidence());
        List<org.hopline.engine.event.Pick> picks = new java.util.ArrayList<>(best.picks());
        long pid = best.pid();
        String program = best.program();
        boolean unit = namesNone(best);
        for (PickedEvent other : others) {
            if (unit && Rules.isText(best) && !namesNone(other)) {
                program = other.program();
                unit = false;
            }
            kind = merged(kind, other.kind());
            evidence.addAll(other.evidence());
            pid = pid >= 0 ? pid : other.pid();
            for (var pick : other.picks()) {
                if (!picks.contains(pick)) {
                    picks.add(pick);
                }
            }
        }
        return new PickedEvent(best.id(), best.time(), best.quality(), best.clock(), best.host(), best.family(),
                best.view(), best.sequence(), program, pid, best.copyKey(), kind, evidence, picks);
    }
}
