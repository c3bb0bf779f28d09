package org.hopline.bench;

import java.util.List;
import java.util.SplittableRandom;

/** Events of Sysmon for Linux as its service writes them to syslog. */
final class SysmonLog implements LogKind.Episodes {

    private static final String UUID = "{8f1c2a70-%s-62dd-0000-%s0000}";

    private final SplittableRandom random;
    private final Timeline timeline;
    private final List<String> strangers = Words.strangers();
    private long recordId = 100_000;
    private int pid = 2000;

    SysmonLog(SplittableRandom random, Timeline timeline) {
        this.random = random;
        this.timeline = timeline;
    }

    @Override
    public void next(long micros) {
        pid = pid > 4_000_000 ? 2000 : pid + 1 + random.nextInt(3);
        int dice = random.nextInt(100);
        if (dice < 45) {
            process(micros);
        } else if (dice < 70) {
            connection(micros);
        } else if (dice < 80) {
            file(micros);
        } else {
            ended(micros);
        }
    }

    private void event(long at, int id, int version, String data) {
        String time = java.time.Instant.ofEpochSecond(at / 1_000_000, at % 1_000_000 * 1000).toString();
        timeline.put(at, "\0 web01 sysmon: <Event><System><Provider Name=\"Linux-Sysmon\" "
                + "Guid=\"{ff032593-a8d3-4f13-b0d6-01fc615a0f97}\"/><EventID>" + id + "</EventID><Version>" + version
                + "</Version><Level>4</Level><Task>" + id + "</Task><Opcode>0</Opcode><Keywords>0x8000000000000000"
                + "</Keywords><TimeCreated SystemTime=\"" + time + "\"/><EventRecordID>" + recordId++
                + "</EventRecordID><Correlation/><Execution ProcessID=\"701\" ThreadID=\"701\"/>"
                + "<Channel>Linux-Sysmon/Operational</Channel><Computer>web01</Computer><Security UserId=\"0\"/></System>"
                + "<EventData>" + data + "</EventData></Event>");
    }

    private static String data(String name, Object value) {
        return "<Data Name=\"" + name + "\">" + value + "</Data>";
    }

    private String guid() {
        return UUID.replaceFirst("%s", Integer.toHexString(0x1000 + random.nextInt(0xefff))).replaceFirst("%s",
                Integer.toHexString(0x10000000 + random.nextInt(0x6fffffff)));
    }

    private String program() {
        return Words.PROGRAMS[random.nextInt(Words.PROGRAMS.length)];
    }

    private String user() {
        return random.nextInt(3) == 0 ? Words.PEOPLE[random.nextInt(Words.PEOPLE.length)] : "root";
    }

    private String start(long at) {
        String time = java.time.Instant.ofEpochSecond(at / 1_000_000, at % 1_000_000 / 1000 * 1_000_000).toString()
                .replace('T', ' ').replace("Z", "");
        return data("RuleName", "-") + data("UtcTime", time) + data("ProcessGuid", guid()) + data("ProcessId", pid);
    }

    private void process(long at) {
        String image = program();
        String command = image.substring(image.lastIndexOf('/') + 1) + " --color=auto -n " + random.nextInt(1000)
                + " /var/lib/app/data/" + random.nextInt(100_000) + " &gt; /var/tmp/out." + random.nextInt(1000);
        event(at, 1, 5, start(at) + data("Image", image) + data("FileVersion", "-") + data("Description", "-")
                + data("Product", "-") + data("Company", "-") + data("OriginalFileName", "-")
                + data("CommandLine", command) + data("CurrentDirectory", "/srv/app") + data("User", user())
                + data("LogonGuid", guid()) + data("LogonId", 1000 + random.nextInt(20))
                + data("TerminalSessionId", 1 + random.nextInt(200)) + data("IntegrityLevel", "no level")
                + data("Hashes", "-") + data("ParentProcessGuid", guid()) + data("ParentProcessId", pid - 1)
                + data("ParentImage", "/bin/bash") + data("ParentCommandLine", "-bash") + data("ParentUser", "root"));
    }

    private void connection(long at) {
        event(at, 3, 5, start(at) + data("Image", program()) + data("User", user()) + data("Protocol", "tcp")
                + data("Initiated", random.nextBoolean()) + data("SourceIsIpv6", false)
                + data("SourceIp", "10.20.0.5") + data("SourceHostname", "-")
                + data("SourcePort", 32768 + random.nextInt(28000)) + data("SourcePortName", "-")
                + data("DestinationIsIpv6", false)
                + data("DestinationIp", strangers.get(random.nextInt(strangers.size())))
                + data("DestinationHostname", "-") + data("DestinationPort", random.nextInt(4) == 0 ? 22 : 443)
                + data("DestinationPortName", "-"));
    }

    private void file(long at) {
        event(at, 11, 2, start(at) + data("Image", program())
                + data("TargetFilename", "/var/lib/app/cache/" + random.nextInt(1_000_000) + ".tmp")
                + data("CreationUtcTime", "2026-10-01 00:00:00.000") + data("User", user()));
    }

    private void ended(long at) {
        event(at, 5, 3, start(at) + data("Image", program()) + data("User", user()));
    }
}
