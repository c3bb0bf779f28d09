package org.hopline.engine.session;

/** How much a host's state may hold, and how long; times in nanoseconds. What goes over is reported as overflow. */
final class Limits {

    static final long SECOND = 1_000_000_000L;
    /** How far two copies of one happening may lie apart (DESIGN §2). */
    static final long COPY_WINDOW = 2 * SECOND;
    /** How far the clocks of two hosts may differ. */
    static final long SKEW = 2 * SECOND;
    /** After the first sign of a session's end, how long the others are waited for. */
    static final long LINGER = 3 * SECOND;
    /** How soon after acceptance logind announces the session. */
    static final long LOGIND_WINDOW = 10 * SECOND;
    /** A connection that has not logged in after this long never will (LoginGraceTime is 120 s by default). */
    static final long UNAUTHENTICATED = 180 * SECOND;
    /** An open session without a word for this long is given up. */
    static final long SILENT_SESSION = 30 * 24 * 3600 * SECOND;
    /** Failures further apart than this are two groups. */
    static final long ATTEMPT_GAP = 300 * SECOND;
    /** A group of failures is reported at least this often. */
    static final long LONGEST_ATTEMPTS = 3600 * SECOND;

    static final int MOST_OPEN_SESSIONS = 50_000;
    static final int MOST_CONNECTIONS = 20_000;
    static final int MOST_ATTEMPT_GROUPS = 20_000;
    static final int MOST_EVIDENCE = 64;
    /** Of {@link #MOST_EVIDENCE}, how many may be spent before the session's end. */
    static final int MOST_EVIDENCE_BEFORE_END = 48;
    /** Of how many copies of one happening a session keeps the log entries, so that they leave room for the others. */
    static final int MOST_COPIES_KEPT = 4;
    static final int MOST_PRIVILEGES = 256;
    static final int MOST_OWN_ADDRESSES = 256;
    static final int MOST_METHODS = 8;

    private Limits() {}
}
