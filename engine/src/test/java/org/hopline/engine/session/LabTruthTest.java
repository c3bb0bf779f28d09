package org.hopline.engine.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.hopline.engine.event.Credential;
import org.hopline.engine.event.UserId;
import org.hopline.engine.session.Session.SessionEnd;
import org.hopline.engine.session.Session.SessionKind;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * For every step of the recorded scenario: what the three hosts' auth.log shows of it, and what it cannot, with the
 * record that would.
 */
class LabTruthTest {

    private record Claim(String sentence, Predicate<LabLogs> holds) {}

    private record Told(List<Claim> shows, List<Claim> cannot) {
        Told shows(String sentence, Predicate<LabLogs> holds) {
            shows.add(new Claim(sentence, holds));
            return this;
        }

        /** {@code record} names what would show it; the predicate holds while the auth.log does not. */
        Told cannot(String what, String record, Predicate<LabLogs> holds) {
            cannot.add(new Claim(what + " — would be shown by " + record, holds));
            return this;
        }
    }

    private static final String ALICES_KEY = "SHA256:5Crcbv+Lo9gouL/Sc8hzH0dGagkgcALWPXohMKnj0J0";
    private static final String SVCS_KEY = "SHA256:IrPF+slDJxlZkDbTp3lkd4yj1a3YzhQkBj1bZMv1VLA";

    private final Map<String, Told> table = new LinkedHashMap<>();

    private Told step(String name) {
        return table.computeIfAbsent(name, any -> new Told(new ArrayList<>(), new ArrayList<>()));
    }

    private static boolean opensBy(Session session, String fingerprint) {
        Credential credential = session.credential();
        return credential != null && credential.fingerprint() != null
                && credential.fingerprint().text().equals(fingerprint);
    }

    private void fill() {
        step("S01").shows("one password failure each on the invalid users admin and oracle of jump01",
                logs -> List.of("admin", "oracle").stream().allMatch(user -> logs.failures("jump01", user) == 1
                        && logs.attempts("jump01", user).invalidUser()
                        && logs.attempts("jump01", user).methods().contains("password")
                        && logs.attempts("jump01", user).client().equals(LabLogs.ATTACKER)))
                .cannot("the address that was dialled", "sshd at VERBOSE: Connection from … on 10.99.0.11",
                        logs -> !logs.textHolds("on 10.99.0.11"))
                .cannot("the passwords", "nothing: no program logs them", logs -> !logs.textHolds("password x"));
        step("S02").shows("one password failure on alice of jump01: the client gave up after the first",
                logs -> logs.failures("jump01", "alice") == 1 && !logs.attempts("jump01", "alice").invalidUser())
                .cannot("that it was ready to try three", "nothing: what a client does not send is not logged",
                        logs -> logs.failures("jump01", "alice") < 3);
        step("S03").shows("six key failures on alice of app02 in one connection, then cut off",
                logs -> logs.failures("app02", "alice") == 6
                        && logs.attempts("app02", "alice").methods().contains("publickey"))
                .cannot("the seventh key", "nothing: the server hung up before it was offered",
                        logs -> logs.failures("app02", "alice") < 7);
        step("S04").shows("one password failure on root of jump01", logs -> logs.failures("jump01", "root") == 1)
                .cannot("that root may not log in at all", "sshd, had the credential been right: ROOT LOGIN REFUSED",
                        logs -> !logs.textHolds("ROOT LOGIN REFUSED"));
        step("S05").shows("alice logs in to jump01 by password for 0.4 s and says goodbye",
                logs -> "password".equals(logs.session("S05", "jump01").method())
                        && logs.session("S05", "jump01").end() == SessionEnd.DISCONNECTED)
                .cannot("that it was a command and which", "audit: EXECVE of ses=29 (that it was one: sshd at VERBOSE)",
                        logs -> logs.session("S05", "jump01").kind() == SessionKind.UNKNOWN
                                && logs.auditRan("29", "uname -a"));
        step("S06").shows("alice logs in by her key, runs sudo twice, and becomes svc-deploy by su inside it",
                logs -> opensBy(logs.session("S06", "jump01"), ALICES_KEY)
                        && logs.session("S06", "jump01").privileges().stream().map(Session.PrivilegeUse::to).toList()
                                .equals(List.of(new UserId("root"), new UserId("root"), new UserId("svc-deploy"))))
                .cannot("the terminal", "audit: USER_LOGIN of ses=31, terminal=/dev/pts/0",
                        logs -> logs.session("S06", "jump01").tty() == null && logs.audit.sessions.stream()
                                .anyMatch(each -> "31".equals(each.auditSession()) && "pts/0".equals(each.tty())))
                .cannot("whoami", "audit: EXECVE of ses=31", logs -> !logs.textHolds("/usr/bin/whoami")
                        && logs.auditRan("31", "whoami"));
        step("S07").shows("alice goes on from jump01 to app02 by the same key, inside her session there",
                logs -> logs.line(logs.session("S07", "app02"))
                        .equals("10.99.0.66 > jump01 (alice) > app02 (alice)")
                        && logs.hop(logs.session("S07", "app02")).basis() == Hop.Basis.INFERRED
                        && logs.hop(logs.session("S07", "app02")).parent().id()
                                .equals(logs.session("S07", "jump01").id())
                        && opensBy(logs.session("S07", "app02"), ALICES_KEY))
                .cannot("that jump01 made the connection", "audit: connect to 10.99.0.12:22 by ssh of ses=32",
                        logs -> logs.text.connections.stream().noneMatch(each -> each.host().name().equals("jump01"))
                                && logs.auditConnected("32", "/ssh", "10.99.0.12:22"))
                .cannot("agent forwarding", "SSH_AUTH_SOCK in a process's environment",
                        logs -> !logs.textHolds("SSH_AUTH_SOCK"));
        step("S08").shows("alice on jump01, alice on app02, sudo to svc-deploy, svc-deploy on db03: one line",
                logs -> logs.line(logs.session("S08", "db03"))
                        .equals("10.99.0.66 > jump01 (alice) > app02 (alice) > db03 (svc-deploy)"))
                .shows("its last hop changes the account, by a sudo line that names target and account",
                        logs -> logs.hop(logs.session("S08", "db03")).credentialSwitch()
                                && logs.hop(logs.session("S08", "db03")).evidence().stream()
                                        .anyMatch(entry -> entry.raw().text().contains("USER=svc-deploy")
                                                && entry.raw().text().contains("svc-deploy@db03")
                                                && entry.source().path().equals("app02/auth.log"))
                                && opensBy(logs.session("S08", "db03"), SVCS_KEY))
                .shows("the hop from jump01 is inferred, below 1",
                        logs -> logs.hop(logs.session("S08", "app02")).basis() == Hop.Basis.INFERRED
                                && logs.hop(logs.session("S08", "app02")).confidence() < 1)
                .cannot("who is behind svc-deploy's ssh, for sure", "audit: auid=20001 on uid=20002's connect, ses=36",
                        logs -> logs.hop(logs.session("S08", "db03")).confidence() < 1
                                && logs.auditConnected("36", "/ssh", "10.99.0.13:22"));
        step("S09").shows("bob's certificate opens db03 from jump01, inside alice's session there",
                logs -> logs.line(logs.session("S09", "db03")).equals("10.99.0.66 > jump01 (alice) > db03 (bob)")
                        && logs.session("S09", "db03").credential().certificate().keyId().equals("bob@corp laptop-7")
                        && logs.session("S09", "db03").credential().certificate().serial().equals("42")
                        && logs.hop(logs.session("S09", "db03")).credentialSwitch())
                .cannot("that jump01 only passed the connection on",
                        "sshd at VERBOSE: no Starting session; audit: connect to 10.99.0.13:22 by sshd-session, ses=39",
                        logs -> logs.session("S09", "jump01").kind() == SessionKind.UNKNOWN
                                && logs.auditConnected("39", "/sshd-session", "10.99.0.13:22"));
        step("S10").shows("alice goes on from jump01 to app02 by the same key",
                logs -> logs.line(logs.session("S10", "app02"))
                        .equals("10.99.0.66 > jump01 (alice) > app02 (alice)")
                        && logs.session("S10", "app02").kind() == SessionKind.COMMAND)
                .cannot("the command line", "audit: EXECVE, serial 1813, ses=42",
                        logs -> !logs.textHolds("oStrictHostKeyChecking") && logs.auditRan("42",
                                "ssh -oStrictHostKeyChecking=no -oConnectTimeout=5 -oBatchMode=yes alice@app02 curl"));
        step("S11").shows("on app02 one sftp session, then one command; on jump01 one session",
                logs -> logs.sessions("S11", "app02").stream().map(Session::kind).toList()
                        .equals(List.of(SessionKind.SFTP, SessionKind.COMMAND))
                        && logs.sessions("S11", "jump01").size() == 1)
                .cannot("which files", "sftp-server at INFO: open \"/tmp/y.sh\"",
                        logs -> !logs.textHolds("/tmp/y.sh"))
                .cannot("that the command was scp", "audit: EXECVE scp -t /tmp/z.sh of ses=46",
                        logs -> logs.auditRan("46", "scp -t /tmp/z.sh"))
                .cannot("that jump01's was sftp", "audit: EXECVE of sftp-server, ses=44",
                        logs -> logs.session("S11", "jump01").kind() == SessionKind.UNKNOWN
                                && logs.auditRan("44", "sftp-server"));
        step("S12").shows("bob logs in to db03 by password from jump01, inside alice's session there",
                logs -> logs.line(logs.session("S12", "db03")).equals("10.99.0.66 > jump01 (alice) > db03 (bob)")
                        && "password".equals(logs.session("S12", "db03").method())
                        && logs.hop(logs.session("S12", "db03")).credentialSwitch())
                .cannot("that it came through a forwarded port",
                        "sshd at DEBUG1: server_request_direct_tcpip; audit: connect by sshd-session of ses=47",
                        logs -> logs.auditConnected("47", "/sshd-session", "10.99.0.13:22"));
        step("S13").shows("a session on app02 that opened no channel: a tunnel",
                logs -> logs.session("S13", "app02").kind() == SessionKind.TUNNEL
                        && logs.session("S13", "app02").channels() == 0)
                .cannot("which forwards", "sshd at DEBUG1: server_input_global_request, tcpip-forward",
                        logs -> !logs.textHolds("8022"));
        step("S14").shows("one session on app02 with three channels",
                logs -> logs.session("S14", "app02").kind() == SessionKind.MULTIPLEXED
                        && logs.session("S14", "app02").channels() == 3)
                .cannot("the commands", "audit: EXECVE of ses=50", logs -> !logs.textHolds("echo 1")
                        && logs.auditRan("50", "echo 1"));
        step("S15").shows("three commands on app02, all opened by alice's old key",
                logs -> logs.sessions("S15", "app02").size() == 3 && logs.sessions("S15", "app02").stream()
                        .allMatch(each -> opensBy(each, ALICES_KEY) && each.kind() == SessionKind.COMMAND))
                .cannot("the key that was appended", "audit: the write to authorized_keys, serial 2114, ses=51",
                        logs -> logs.auditRan("51", "authorized_keys"));
        step("S16").shows("a session on app02 in which sudo finds and reads private keys",
                logs -> logs.session("S16", "app02").privileges().stream().map(Session.PrivilegeUse::command).toList()
                        .equals(List.of("/usr/bin/find / -xdev -name id_rsa -o -xdev -name authorized_keys",
                                "/usr/bin/cat /home/svc-deploy/.ssh/id_rsa")))
                .cannot("what was read without sudo", "audit: EXECVE of ses=54",
                        logs -> !logs.textHolds("known_hosts") && logs.auditRan("54", "known_hosts"));
        step("S17").shows("two connections to each host that tried nobody",
                logs -> logs.failures("jump01", null) == 2 && logs.failures("app02", null) >= 2
                        && logs.failures("db03", null) >= 2)
                .cannot("what was sent to jump01", "OpenSSH before 9.5, or VERBOSE: client sent invalid protocol "
                        + "identifier \"GET / HTTP/1.0\"",
                        logs -> !logs.text.attempts.stream()
                                .filter(each -> each.host().name().equals("jump01"))
                                .flatMap(each -> each.evidence().stream())
                                .anyMatch(entry -> entry.raw().text().contains("GET /")));
        step("S18").shows("on app02 and db03 one connection more that tried nobody",
                logs -> logs.failures("app02", null) == 3 && logs.failures("db03", null) == 4)
                .cannot("LoginGraceTime exceeded: the client left before",
                        "sshd: Timeout before authentication", logs -> !logs.textHolds("Timeout before"));
        step("S19").shows("one password failure each on nosuch1 to nosuch7 of db03, then a connection dropped",
                logs -> java.util.stream.IntStream.rangeClosed(1, 7)
                        .allMatch(i -> logs.failures("db03", "nosuch" + i) == 1
                                && logs.attempts("db03", "nosuch" + i).invalidUser())
                        && logs.textHolds("drop connection #0"))
                .cannot("the name nosuch8", "nothing: the connection was dropped before a name was sent",
                        logs -> logs.failures("db03", "nosuch8") == 0);
        step("S20").shows("failures on the odd names as they were typed, and no session or address of their making",
                logs -> List.of("bob from 1.2.3.4 port 22 ssh2", "ro ot", "ünïcode", "x%0ay").stream()
                        .allMatch(user -> logs.failures("app02", user) == 1
                                && logs.attempts("app02", user).client().equals(LabLogs.ATTACKER))
                        && logs.text.sessions.stream()
                                .noneMatch(each -> each.client().address().text().equals("1.2.3.4"))
                        && logs.text.attempts.stream().noneMatch(each -> each.client().text().equals("1.2.3.4")))
                .cannot("the name a'b", "nothing: the quoting of the script lost it before it was sent",
                        logs -> logs.failures("app02", "a'b") == 0);
        step("S21").shows("a command on app02 whose connection closed without a goodbye",
                logs -> logs.session("S21", "app02").end() == SessionEnd.CLOSED
                        && logs.session("S21", "app02").kind() == SessionKind.COMMAND)
                .cannot("that the client was killed", "the client host's audit: kill(2)",
                        logs -> !logs.textHolds("kill"));
        step("S22").shows("a session on jump01 that the server ended, and the sudo line that asked for it",
                logs -> logs.session("S22", "jump01").end() == SessionEnd.TERMINATED
                        && logs.session("S22", "jump01").privileges().getFirst().command()
                                .equals("/usr/bin/loginctl terminate-session c24")
                        && "c24".equals(logs.session("S22", "jump01").logindSession()))
                .cannot("that it was idle before", "audit: EXECVE of sleep, ses=57",
                        logs -> logs.auditRan("57", "sleep 1"));
    }

    @TestFactory
    List<DynamicTest> everyStepShowsWhatItCan() {
        LabLogs logs = new LabLogs();
        fill();
        assertThat(table.keySet()).as("every step of the scenario").containsExactlyElementsOf(logs.steps.keySet());
        List<DynamicTest> tests = new ArrayList<>();
        table.forEach((step, told) -> {
            told.shows().forEach(claim -> tests.add(DynamicTest.dynamicTest(step + " shows: " + claim.sentence(),
                    () -> assertThat(claim.holds().test(logs)).isTrue())));
            assertThat(told.cannot()).as(step + " says what the logs cannot show").isNotEmpty();
            told.cannot().forEach(claim -> tests.add(DynamicTest.dynamicTest(step + " cannot show: "
                    + claim.sentence(), () -> assertThat(claim.holds().test(logs)).isTrue())));
        });
        return tests;
    }

    @Test
    void everyAcceptedLogonIsOneSession() {
        Stitched text = new LabLogs().text;
        assertThat(text.on("jump01")).hasSize(9);
        assertThat(text.on("app02")).hasSize(12);
        assertThat(text.on("db03")).hasSize(3);
        assertThat(text.opened).hasSize(24);
    }

    @Test
    void auditAloneTellsTheSame24Logons() {
        Stitched audit = new LabLogs().audit;
        assertThat(audit.sessions).hasSize(24);
        assertThat(audit.sessions).allSatisfy(session -> {
            assertThat(session.end()).isEqualTo(SessionEnd.ENDED);
            assertThat(session.auditSession()).isNotNull();
        });
        assertThat(Stitched.of(Lab.read("audit/audit.raw.log")).sessions).extracting(Session::auditSession)
                .isEqualTo(audit.sessions.stream().map(Session::auditSession).toList());
    }
}
