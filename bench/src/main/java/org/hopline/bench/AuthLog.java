package org.hopline.bench;

import java.util.List;
import java.util.SplittableRandom;

/** Episodes of an {@code auth.log} of a host on the internet, in the words of OpenSSH 9, PAM, logind, sudo and cron. */
final class AuthLog implements LogKind.Episodes {

    private static final String KEY = "ED25519 SHA256:Q2x1YmJpbmcgYSBoZWRnZWhvZyBpcyBiYWQgbWFu";

    private final SplittableRandom random;
    private final Timeline timeline;
    private final List<String> guessed = Words.guessed();
    private final List<String> strangers = Words.strangers();
    private int pid = 1000;
    private int session = 1;

    AuthLog(SplittableRandom random, Timeline timeline) {
        this.random = random;
        this.timeline = timeline;
    }

    @Override
    public void next(long micros) {
        pid = pid > 4_000_000 ? 1000 : pid + 1 + random.nextInt(5);
        int dice = random.nextInt(100);
        if (dice < 8) {
            // Whoever guesses does not stop at one.
            String from = stranger();
            int guesses = 1 + random.nextInt(8);
            for (int i = 0; i < guesses; i++) {
                unknownAccount(micros + 3_000_000L * i, from);
            }
        } else if (dice < 16) {
            String from = stranger();
            int guesses = 1 + random.nextInt(8);
            for (int i = 0; i < guesses; i++) {
                root(micros + 7_000_000L * i, from);
            }
        } else if (dice < 50) {
            cron(micros);
        } else if (dice < 65) {
            logon(micros);
        } else if (dice < 78) {
            sudo(micros);
        } else {
            scanner(micros);
        }
    }

    private void line(long micros, String program, String message) {
        timeline.put(micros, "\0 web01 " + program + ": " + message);
    }

    private String stranger() {
        return strangers.get(random.nextInt(strangers.size()));
    }

    private int port() {
        return 32768 + random.nextInt(28000);
    }

    private void unknownAccount(long at, String from) {
        pid++;
        int port = port();
        String user = guessed.get(random.nextInt(guessed.size()));
        String sshd = "sshd[" + pid + "]";
        line(at, sshd, "Invalid user " + user + " from " + from + " port " + port);
        line(at + 4_000, sshd, "pam_unix(sshd:auth): check pass; user unknown");
        line(at + 4_100, sshd,
                "pam_unix(sshd:auth): authentication failure; logname= uid=0 euid=0 tty=ssh ruser= rhost="
                        + from + " ");
        line(at + 1_900_000, sshd,
                "Failed password for invalid user " + user + " from " + from + " port " + port + " ssh2");
        line(at + 2_400_000, sshd,
                "Connection closed by invalid user " + user + " " + from + " port " + port + " [preauth]");
    }

    private void root(long at, String from) {
        pid++;
        int port = port();
        String sshd = "sshd[" + pid + "]";
        line(at, sshd, "pam_unix(sshd:auth): authentication failure; logname= uid=0 euid=0 tty=ssh ruser= rhost=" + from
                + "  user=root");
        int tries = 1 + random.nextInt(3);
        for (int i = 0; i < tries; i++) {
            line(at + 2_000_000L * (i + 1), sshd, "Failed password for root from " + from + " port " + port + " ssh2");
        }
        long end = at + 2_000_000L * tries + 300_000;
        line(end, sshd, "Received disconnect from " + from + " port " + port + ":11:  [preauth]");
        line(end + 100, sshd, "Disconnected from authenticating user root " + from + " port " + port + " [preauth]");
        if (tries > 1) {
            line(end + 200, sshd,
                    "PAM " + (tries - 1) + " more authentication failure; logname= uid=0 euid=0 tty=ssh ruser= rhost="
                            + from + "  user=root");
        }
    }

    private void cron(long at) {
        String user = random.nextInt(3) == 0 ? "www-data(uid=33)" : "root(uid=0)";
        String cron = "CRON[" + pid + "]";
        line(at, cron, "pam_unix(cron:session): session opened for user " + user + " by (uid=0)");
        line(at + 700_000 + random.nextInt(2_000_000), cron, "pam_unix(cron:session): session closed for user "
                + user.substring(0, user.indexOf('(')));
    }

    private void logon(long at) {
        String user = Words.PEOPLE[random.nextInt(Words.PEOPLE.length)];
        String from = "10.20.0." + (10 + random.nextInt(40));
        int port = port();
        int id = session++;
        String sshd = "sshd[" + pid + "]";
        String child = "sshd[" + (pid + 40) + "]";
        line(at, sshd, "Accepted publickey for " + user + " from " + from + " port " + port + " ssh2: " + KEY);
        line(at + 3_000, sshd, "pam_unix(sshd:session): session opened for user " + user + "(uid=1001) by (uid=0)");
        line(at + 9_000, "systemd-logind[612]", "New session " + id + " of user " + user + ".");
        long end = at + 5_000_000L + random.nextLong(3_600_000_000L);
        line(end, child, "Received disconnect from " + from + " port " + port + ":11: disconnected by user");
        line(end + 100, child, "Disconnected from user " + user + " " + from + " port " + port);
        line(end + 4_000, sshd, "pam_unix(sshd:session): session closed for user " + user);
        line(end + 8_000, "systemd-logind[612]", "Session " + id + " logged out. Waiting for processes to exit.");
        line(end + 12_000, "systemd-logind[612]", "Removed session " + id + ".");
    }

    private void sudo(long at) {
        String user = Words.PEOPLE[random.nextInt(Words.PEOPLE.length)];
        line(at, "sudo", String.format(java.util.Locale.ROOT, "%8s", user) + " : TTY=pts/" + random.nextInt(20)
                + " ; PWD=/home/" + user + " ; USER=root ; COMMAND="
                + Words.PROGRAMS[random.nextInt(Words.PROGRAMS.length)]
                + " -l");
        line(at + 900, "sudo", "pam_unix(sudo:session): session opened for user root(uid=0) by " + user + "(uid=1001)");
        line(at + 40_000, "sudo", "pam_unix(sudo:session): session closed for user root");
    }

    private void scanner(long at) {
        String from = stranger();
        int port = port();
        String sshd = "sshd[" + pid + "]";
        switch (random.nextInt(3)) {
            case 0 -> line(at, sshd, "Connection reset by " + from + " port " + port + " [preauth]");
            case 1 -> line(at, sshd, "Connection closed by " + from + " port " + port);
            default -> line(at, sshd, "error: kex_exchange_identification: Connection closed by remote host");
        }
    }
}
