package org.hopline.testkit.generate;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.Locale;
import java.util.Queue;
import java.util.Random;
import org.hopline.testkit.generate.MonthDay.Knock;
import org.hopline.testkit.generate.MonthDay.Logon;
import org.hopline.testkit.generate.MonthDay.Visit;

/**
 * Writes visits as sshd (OpenSSH 9.2), Linux-PAM, systemd-logind and sudo do at their default log levels. Formats as in
 * {@code auth2.c}, {@code packet.c} and {@code pam_unix_sess.c}.
 */
final class SshdLines {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'+00:00'",
            Locale.ROOT).withZone(ZoneOffset.UTC);

    /** One line with its end, and where it goes; {@code sequence} keeps the order of lines at one time. */
    record Line(long micros, long sequence, int server, String text) {
        static final Comparator<Line> ORDER = Comparator.comparingLong(Line::micros).thenComparingLong(Line::sequence);
    }

    private final Random random;
    private final int[] pids;
    private final int[] logindSessions;
    private long sequence;

    SshdLines(MonthPlan plan) {
        random = plan.random("lines", 0);
        pids = new int[plan.servers().size()];
        logindSessions = new int[plan.servers().size()];
        for (int i = 0; i < pids.length; i++) {
            pids[i] = 1000 + random.nextInt(3000);
            logindSessions[i] = 1 + random.nextInt(200);
        }
    }

    void add(Visit visit, Queue<Line> to) {
        switch (visit) {
            case Logon logon -> logon(logon, to);
            case Knock knock -> knock(knock, to);
        }
    }

    private void logon(Logon it, Queue<Line> to) {
        int host = it.server().index();
        int monitor = pid(host);
        int child = pid(host);
        int session = logindSessions[host]++;
        String sshd = "sshd[" + monitor + "]: ";
        String from = it.address() + " port " + (32768 + random.nextInt(28000));
        String logind = "systemd-logind[" + (500 + host) + "]: ";
        long at = it.micros();
        for (int i = it.mistyped(); i > 0; i--) {
            if (i == it.mistyped()) {
                line(to, it, at - i * 3_000_000L - 1_800_000, sshd + "pam_unix(sshd:auth): authentication failure;"
                        + " logname= uid=0 euid=0 tty=ssh ruser= rhost=" + it.address() + "  user=" + it.user());
            }
            line(to, it, at - i * 3_000_000L, sshd + "Failed password for " + it.user() + " from " + from + " ssh2");
        }
        line(to, it, at, sshd + (it.mistyped() > 0
                ? "Accepted password for " + it.user() + " from " + from + " ssh2"
                : "Accepted publickey for " + it.user() + " from " + from + " ssh2: " + it.key()));
        line(to, it, at + 2_100, sshd + "pam_unix(sshd:session): session opened for user " + it.user() + "(uid="
                + it.uid() + ") by (uid=0)");
        line(to, it, at + 9_400, logind + "New session " + session + " of user " + it.user() + ".");
        if (it.sudo()) {
            long sudo = at + Math.round(it.seconds() * 400_000);
            line(to, it, sudo, "sudo:" + pad(it.user()) + " : TTY=pts/0 ; PWD=/home/" + it.user()
                    + " ; USER=root ; COMMAND=/usr/bin/systemctl status");
            line(to, it, sudo + 1_000, "sudo: pam_unix(sudo:session): session opened for user root(uid=0) by "
                    + it.user() + "(uid=" + it.uid() + ")");
            line(to, it, sudo + 61_000, "sudo: pam_unix(sudo:session): session closed for user root");
        }
        long end = at + Math.round(it.seconds() * 1e6);
        line(to, it, end, "sshd[" + child + "]: Received disconnect from " + from + ":11: disconnected by user");
        line(to, it, end + 90, "sshd[" + child + "]: Disconnected from user " + it.user() + " " + from);
        line(to, it, end + 1_700, sshd + "pam_unix(sshd:session): session closed for user " + it.user());
        line(to, it, end + 4_800, logind + "Session " + session + " logged out. Waiting for processes to exit.");
        line(to, it, end + 6_100, logind + "Removed session " + session + ".");
    }

    private void knock(Knock it, Queue<Line> to) {
        String sshd = "sshd[" + pid(it.server().index()) + "]: ";
        String from = it.address() + " port " + (32768 + random.nextInt(28000));
        long at = it.micros();
        if (it.exists()) {
            line(to, it, at, sshd + "pam_unix(sshd:auth): authentication failure; logname= uid=0 euid=0 tty=ssh ruser="
                    + " rhost=" + it.address() + "  user=" + it.user());
            line(to, it, at + 1_900_000, sshd + "Failed password for " + it.user() + " from " + from + " ssh2");
            line(to, it, at + 2_300_000, sshd + "Connection closed by authenticating user " + it.user() + " " + from
                    + " [preauth]");
        } else {
            line(to, it, at, sshd + "Invalid user " + it.user() + " from " + from);
            line(to, it, at + 2_000, sshd + "pam_unix(sshd:auth): check pass; user unknown");
            line(to, it, at + 2_200, sshd + "pam_unix(sshd:auth): authentication failure; logname= uid=0 euid=0"
                    + " tty=ssh ruser= rhost=" + it.address() + " ");
            line(to, it, at + 2_100_000, sshd + "Failed password for invalid user " + it.user() + " from " + from
                    + " ssh2");
            line(to, it, at + 2_500_000, sshd + "Connection closed by invalid user " + it.user() + " " + from
                    + " [preauth]");
        }
    }

    private void line(Queue<Line> to, Visit visit, long micros, String message) {
        Instant time = Instant.ofEpochSecond(Math.floorDiv(micros, 1_000_000L),
                Math.floorMod(micros, 1_000_000L) * 1000);
        to.add(new Line(micros, sequence++, visit.server().index(),
                TIME.format(time) + " " + visit.server().name() + " " + message + "\n"));
    }

    /** sudo pads the account to eight columns. */
    private static String pad(String user) {
        return " ".repeat(Math.max(9 - user.length(), 1)) + user;
    }

    private int pid(int host) {
        pids[host] += 1 + random.nextInt(7);
        return pids[host];
    }
}
