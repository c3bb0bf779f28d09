package org.hopline.bench;

import java.util.SplittableRandom;
import java.util.function.BiFunction;

/** The kinds of log that are generated. */
enum LogKind {
    /** {@code auth.log} of a host on the internet: mostly failed attempts, cron, some logons, sudo. */
    AUTH("auth.log", AuthLog::new),
    /** Sysmon for Linux inside syslog: processes, connections, files. */
    SYSMON("sysmon.log", SysmonLog::new),
    /** Raw records of auditd: processes, connections, PAM. */
    AUDIT("audit.log", AuditLog::new);

    private final String fileName;
    private final BiFunction<SplittableRandom, Timeline, Episodes> episodes;

    LogKind(String fileName, BiFunction<SplittableRandom, Timeline, Episodes> episodes) {
        this.fileName = fileName;
        this.episodes = episodes;
    }

    String fileName() {
        return fileName;
    }

    Episodes episodes(SplittableRandom random, Timeline timeline) {
        return episodes.apply(random, timeline);
    }

    /** What happens next: puts the lines of one episode on the timeline. */
    interface Episodes {
        /** An episode that begins at {@code micros} since the epoch. */
        void next(long micros);
    }
}
