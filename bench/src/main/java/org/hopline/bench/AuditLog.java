package org.hopline.bench;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.SplittableRandom;

/** Raw records of auditd 4: execve, connect, and the PAM records of cron and ssh. */
final class AuditLog implements LogKind.Episodes {

    private final SplittableRandom random;
    private final Timeline timeline;
    private long serial = 5000;
    private int pid = 3000;

    AuditLog(SplittableRandom random, Timeline timeline) {
        this.random = random;
        this.timeline = timeline;
    }

    @Override
    public void next(long micros) {
        pid = pid > 4_000_000 ? 3000 : pid + 1 + random.nextInt(4);
        serial++;
        int dice = random.nextInt(100);
        if (dice < 60) {
            execve(micros);
        } else if (dice < 85) {
            connect(micros);
        } else {
            pam(micros);
        }
    }

    private void record(long at, String type, String text) {
        long second = at / 1_000_000;
        String millis = Long.toString(1000 + at % 1_000_000 / 1000).substring(1);
        timeline.put(at, "type=" + type + " msg=audit(" + second + "." + millis + ":" + serial + "): " + text);
    }

    private void syscall(long at, int number, int items, String program, String key) {
        record(at, "SYSCALL", "arch=c000003e syscall=" + number + " success=yes exit=0 a0=55d4c0a3b2f0 a1=55d4c0a3b"
                + Integer.toHexString(256 + random.nextInt(3000)) + " a2=7ffd11c2f8a0 a3=8 items=" + items + " ppid="
                + (pid - 1) + " pid=" + pid
                + " auid=1001 uid=0 gid=0 euid=0 suid=0 fsuid=0 egid=0 sgid=0 fsgid=0 tty=pts"
                + random.nextInt(8) + " ses=" + (1 + random.nextInt(300)) + " comm=\""
                + program.substring(program.lastIndexOf('/') + 1) + "\" exe=\"" + program + "\" key=\"" + key + "\"");
    }

    private static String hex(String text) {
        return HexFormat.of().withUpperCase().formatHex(text.getBytes(StandardCharsets.UTF_8));
    }

    private void execve(long at) {
        String program = Words.PROGRAMS[random.nextInt(Words.PROGRAMS.length)];
        String name = program.substring(program.lastIndexOf('/') + 1);
        String file = "/var/lib/app/data/" + random.nextInt(100_000);
        syscall(at, 59, 2, program, "exec");
        record(at, "EXECVE",
                "argc=4 a0=\"" + name + "\" a1=\"-n\" a2=\"" + random.nextInt(1000) + "\" a3=\"" + file + "\"");
        record(at, "CWD", "cwd=\"/srv/app\"");
        record(at, "PATH", "item=0 name=\"" + program + "\" inode=" + (1000 + random.nextInt(90_000))
                + " dev=fd:01 mode=0100755 ouid=0 ogid=0 rdev=00:00 nametype=NORMAL cap_fp=0 cap_fi=0 cap_fe=0 cap_fver=0 cap_frootid=0");
        record(at, "PATH", "item=1 name=\"/lib64/ld-linux-x86-64.so.2\" inode=4711"
                + " dev=fd:01 mode=0100755 ouid=0 ogid=0 rdev=00:00 nametype=NORMAL cap_fp=0 cap_fi=0 cap_fe=0 cap_fver=0 cap_frootid=0");
        record(at, "PROCTITLE", "proctitle=" + hex(name + "\0-n\0" + file));
    }

    private void connect(long at) {
        String program = Words.PROGRAMS[random.nextInt(Words.PROGRAMS.length)];
        syscall(at, 42, 0, program, "net");
        record(at, "SOCKADDR", "saddr=0200" + (random.nextInt(4) == 0 ? "0016" : "01BB")
                + HexFormat.of().withUpperCase().toHexDigits(0x0A140000 + random.nextInt(65536)) + "0000000000000000");
        record(at, "PROCTITLE", "proctitle=" + hex(program + "\0--all"));
    }

    private void pam(long at) {
        String user = random.nextInt(3) == 0 ? Words.PEOPLE[random.nextInt(Words.PEOPLE.length)] : "root";
        for (String step : new String[]{"USER_ACCT accounting", "CRED_ACQ setcred", "USER_START session_open",
            "CRED_DISP setcred", "USER_END session_close"}) {
            String[] parts = step.split(" ");
            record(at, parts[0], "pid=" + pid + " uid=0 auid=1001 ses=" + (1 + random.nextInt(300)) + " msg='op=PAM:"
                    + parts[1] + " grantors=pam_permit acct=\"" + user
                    + "\" exe=\"/usr/sbin/cron\" hostname=? addr=? terminal=cron res=success'");
            serial++;
        }
    }
}
