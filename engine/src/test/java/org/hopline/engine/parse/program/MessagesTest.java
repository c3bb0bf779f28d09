package org.hopline.engine.parse.program;

import static org.assertj.core.api.Assertions.assertThat;

import org.hopline.engine.event.Credential;
import org.hopline.engine.event.Endpoint;
import org.hopline.engine.event.Kind;
import org.hopline.engine.event.Kind.CloseReason;
import org.hopline.engine.event.Kind.Phase;
import org.hopline.engine.event.Kind.Verdict;
import org.hopline.engine.event.Outcome;
import org.hopline.engine.event.Slice;
import org.hopline.engine.event.UserId;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Messages as OpenSSH 6 to 10, Linux-PAM, sudo, su, logind and the shadow suite write them. */
class MessagesTest {

    private final Programs programs = new Programs();

    private @Nullable Kind read(String program, String message) {
        return programs.read(programs.reader(program), Slice.utf8(message));
    }

    private @Nullable Kind sshd(String message) {
        return read("sshd", message);
    }

    private static Endpoint at(String address, int port) {
        return Endpoint.of(address, port);
    }

    private static Endpoint at(String address) {
        return Endpoint.of(address, Endpoint.NO_PORT);
    }

    private static UserId user(String name) {
        return new UserId(name);
    }

    @Test
    void aPasswordIsAcceptedOrNot() {
        assertThat(sshd("Accepted password for alice from 10.0.0.1 port 22 ssh2")).isEqualTo(new Kind.Authentication(
                Verdict.ACCEPTED, "password", null, user("alice"), false, at("10.0.0.1", 22), null));
        assertThat(sshd("Failed password for invalid user bob from ::ffff:10.0.0.1 port 22 ssh2"))
                .isEqualTo(new Kind.Authentication(Verdict.FAILED, "password", null, user("bob"), true,
                        at("10.0.0.1", 22), null));
        assertThat(sshd("Failed keyboard-interactive/pam for invalid user user from 172.18.1.1 port 32982 ssh2"))
                .isEqualTo(new Kind.Authentication(Verdict.FAILED, "keyboard-interactive", "pam", user("user"), true,
                        at("172.18.1.1", 32982), null));
        assertThat(sshd("Postponed publickey for alice from fe80::1%eth0 port 7 ssh2 [preauth]"))
                .isEqualTo(new Kind.Authentication(Verdict.POSTPONED, "publickey", null, user("alice"), false,
                        at("fe80::1", 7), null));
    }

    @Test
    void aKeysFingerprintIsReadInBothForms() {
        Kind md5 = sshd("Accepted publickey for drewr from 1.2.3.4 port 5 ssh2: RSA 39:33:99:e9:a0:dc:f2:33");
        assertThat(md5).isInstanceOfSatisfying(Kind.Authentication.class, a -> {
            assertThat(a.credential()).isNotNull();
            assertThat(a.credential().fingerprint()).hasToString("39:33:99:e9:a0:dc:f2:33");
        });
        Kind withInfo = sshd(
                "Accepted publickey for a from 1.2.3.4 port 5 ssh2: ED25519-SK SHA256:abc, signature count = 4");
        assertThat(withInfo).isInstanceOfSatisfying(Kind.Authentication.class, a -> {
            assertThat(a.credential()).isNotNull();
            assertThat(a.credential().keyType()).isEqualTo("ED25519-SK");
            assertThat(a.credential().fingerprint()).hasToString("SHA256:abc");
        });
    }

    @Test
    void aCertificatesIdMayHoldSpacesAndImitateTheLine() {
        Kind kind = sshd("Accepted publickey for bob from 10.99.0.11 port 47718 ssh2: ECDSA-CERT SHA256:k ID bob@corp"
                + " laptop-7 (serial 1) CA x from 9.9.9.9 port 9 ssh2: RSA SHA256:z (serial 42) CA ED25519 SHA256:ca");
        assertThat(kind).isInstanceOfSatisfying(Kind.Authentication.class, a -> {
            assertThat(a.user()).isEqualTo(user("bob"));
            assertThat(a.client()).isEqualTo(at("10.99.0.11", 47718));
            Credential credential = a.credential();
            assertThat(credential).isNotNull();
            assertThat(credential.certificate()).isNotNull();
            assertThat(credential.certificate().keyId())
                    .isEqualTo("bob@corp laptop-7 (serial 1) CA x from 9.9.9.9 port 9 ssh2: RSA SHA256:z");
            assertThat(credential.certificate().serial()).isEqualTo("42");
            assertThat(credential.certificate().caFingerprint()).hasToString("SHA256:ca");
        });
    }

    @Test
    void aUserNameThatImitatesTheLineForgesNothing() {
        assertThat(
                sshd("Failed password for invalid user bob from 1.2.3.4 port 22 ssh2 from 10.99.0.66 port 53726 ssh2"))
                .isEqualTo(new Kind.Authentication(Verdict.FAILED, "password", null,
                        user("bob from 1.2.3.4 port 22 ssh2"), true, at("10.99.0.66", 53726), null));
        assertThat(sshd("Invalid user bob from 1.2.3.4 port 22 ssh2 from 10.99.0.66 port 53726"))
                .isEqualTo(new Kind.InvalidUser(user("bob from 1.2.3.4 port 22 ssh2"), at("10.99.0.66", 53726)));
        assertThat(
                sshd("Connection closed by invalid user bob from 1.2.3.4 port 22 ssh2 10.99.0.66 port 53726 [preauth]"))
                .isEqualTo(new Kind.ConnectionClosed(at("10.99.0.66", 53726), user("bob from 1.2.3.4 port 22 ssh2"),
                        true, Phase.PREAUTH, CloseReason.BY_CLIENT, ""));
        assertThat(
                sshd("Disconnecting authenticating user a 1.2.3.4 port 5: x 10.99.0.66 port 44964: Change of username"
                        + " or service not allowed: (a,b 6.6.6.6 port 6: c) -> (d,e) [preauth]"))
                .isInstanceOfSatisfying(Kind.ConnectionClosed.class,
                        c -> assertThat(c.client()).isEqualTo(at("10.99.0.66", 44964)));
    }

    @Test
    void escapedNamesAreDecodedOnceOrTwice() {
        assertThat(sshd("Invalid user \\303\\274n\\303\\257code from 10.99.0.66 port 1"))
                .isEqualTo(new Kind.InvalidUser(user("ünïcode"), at("10.99.0.66", 1)));
        assertThat(
                sshd("Connection closed by invalid user \\\\303\\\\274n\\\\303\\\\257code 10.99.0.66 port 1 [preauth]"))
                .isEqualTo(new Kind.ConnectionClosed(at("10.99.0.66", 1), user("ünïcode"), true, Phase.PREAUTH,
                        CloseReason.BY_CLIENT, ""));
    }

    @Test
    void anEmptyUserNameIsARefusalOfNobody() {
        assertThat(sshd("Invalid user  from 1.2.3.4 port 5"))
                .isEqualTo(new Kind.LoginRefused(null, true, at("1.2.3.4", 5), "an empty user name"));
        assertThat(sshd("Failed none for invalid user  from 1.2.3.4 port 5 ssh2")).isEqualTo(
                new Kind.LoginRefused(null, true, at("1.2.3.4", 5), "none for an empty user name"));
    }

    @Test
    void connectionsOpenAndEndInEveryGenerationsWords() {
        assertThat(sshd("Connection from 10.99.0.66 port 44964 on 10.99.0.12 port 22 rdomain \"\""))
                .isEqualTo(new Kind.ConnectionOpened(at("10.99.0.66", 44964), at("10.99.0.12", 22)));
        assertThat(sshd("Connection from UNKNOWN port 65535")).isInstanceOf(Kind.ConnectionOpened.class);
        assertThat(sshd("Received disconnect from 10.0.0.1 port 9:11: disconnected by user")).isEqualTo(
                new Kind.ConnectionClosed(at("10.0.0.1", 9), null, false, Phase.UNKNOWN, CloseReason.BY_CLIENT,
                        "disconnected by user"));
        assertThat(
                sshd("error: Received disconnect from 10.0.0.1: 3: com.jcraft.jsch.JSchException: Auth fail [preauth]"))
                .isEqualTo(new Kind.ConnectionClosed(at("10.0.0.1"), null, false, Phase.PREAUTH, CloseReason.OTHER,
                        "com.jcraft.jsch.JSchException: Auth fail"));
        assertThat(sshd("Disconnected from user alice 10.0.0.1 port 9")).isEqualTo(new Kind.ConnectionClosed(
                at("10.0.0.1", 9), user("alice"), false, Phase.AUTHENTICATED, CloseReason.DISCONNECTED, ""));
        assertThat(sshd("Connection closed by 10.0.0.1 [preauth]")).isEqualTo(new Kind.ConnectionClosed(at("10.0.0.1"),
                null, false, Phase.PREAUTH, CloseReason.BY_CLIENT, ""));
        assertThat(sshd("Connection reset by authenticating user root 10.0.0.1 port 9 [preauth]"))
                .isEqualTo(new Kind.ConnectionClosed(at("10.0.0.1", 9), user("root"), false, Phase.PREAUTH,
                        CloseReason.RESET, ""));
        assertThat(sshd("Timeout, client not responding from user alice 10.0.0.1 port 9")).isEqualTo(
                new Kind.ConnectionClosed(at("10.0.0.1", 9), user("alice"), false, Phase.AUTHENTICATED,
                        CloseReason.TIMEOUT, ""));
        assertThat(sshd("fatal: Timeout before authentication for 10.0.0.1 port 9")).isEqualTo(
                new Kind.ConnectionClosed(at("10.0.0.1", 9), null, false, Phase.PREAUTH, CloseReason.LOGIN_GRACE_TIME,
                        ""));
        assertThat(
                sshd("Timeout before authentication for connection from 10.0.0.1 port 9 to 10.0.0.2 port 22, pid = 7"))
                .isInstanceOfSatisfying(Kind.ConnectionClosed.class, c -> {
                    assertThat(c.client()).isEqualTo(at("10.0.0.1", 9));
                    assertThat(c.detail()).contains("to 10.0.0.2 port 22");
                });
        assertThat(sshd("Did not receive identification string from 2.125.160.217")).isEqualTo(
                new Kind.ConnectionClosed(at("2.125.160.217"), null, false, Phase.PREAUTH, CloseReason.PROTOCOL_ERROR,
                        ""));
        assertThat(sshd("Bad protocol version identification 'GET / from 9.9.9.9 port 1' from 1.2.3.4 port 5"))
                .isInstanceOfSatisfying(Kind.ConnectionClosed.class,
                        c -> assertThat(c.client()).isEqualTo(at("1.2.3.4", 5)));
        assertThat(sshd("Unable to negotiate with 1.2.3.4 port 5: no matching cipher found. Their offer: x [preauth]"))
                .isInstanceOfSatisfying(Kind.ConnectionClosed.class, c -> {
                    assertThat(c.client()).isEqualTo(at("1.2.3.4", 5));
                    assertThat(c.detail()).isEqualTo("no matching cipher found. Their offer: x");
                });
        assertThat(sshd("drop connection #0 from [10.99.0.66]:42580 on [10.99.0.13]:22 penalty: failed authentication"))
                .isEqualTo(new Kind.ConnectionDropped(at("10.99.0.66", 42580), at("10.99.0.13", 22),
                        "penalty: failed authentication"));
    }

    @Test
    void channelsSayWhatRunsInThem() {
        assertThat(sshd("Starting session: shell on pts/0 for alice from 10.0.0.1 port 9 id 0")).isEqualTo(
                new Kind.ChannelOpened(Kind.ChannelType.SHELL, null, "pts/0", user("alice"), at("10.0.0.1", 9), 0));
        assertThat(sshd("Starting session: subsystem 'sftp' for alice from 10.0.0.1 port 9 id 1")).isEqualTo(
                new Kind.ChannelOpened(Kind.ChannelType.SUBSYSTEM, "sftp", null, user("alice"), at("10.0.0.1", 9), 1));
        assertThat(
                sshd("Starting session: forced-command (key-option) 'echo for x from y' on pts/3 for git from 10.0.0.1"
                        + " port 9 id 2"))
                .isEqualTo(
                        new Kind.ChannelOpened(Kind.ChannelType.FORCED_COMMAND, "echo for x from y", "pts/3",
                                user("git"), at("10.0.0.1", 9), 2));
        assertThat(sshd("Close session: user alice from 10.0.0.1 port 9 id 0"))
                .isEqualTo(new Kind.ChannelClosed(user("alice"), at("10.0.0.1", 9), 0));
        assertThat(sshd("User child is on pid 250")).isEqualTo(new Kind.ChildPid(250));
        assertThat(sshd("Transferred: sent 3456, received 2896 bytes")).isEqualTo(new Kind.Transferred(3456, 2896));
    }

    @Test
    void refusalsNameUserAndReason() {
        assertThat(sshd("User root from 10.0.0.1 not allowed because not listed in AllowUsers")).isEqualTo(
                new Kind.LoginRefused(user("root"), false, at("10.0.0.1"), "not listed in AllowUsers"));
        assertThat(sshd("ROOT LOGIN REFUSED FROM 10.0.0.1 port 9 [preauth]")).isEqualTo(
                new Kind.LoginRefused(user("root"), false, at("10.0.0.1", 9), "root login refused"));
        assertThat(sshd("error: maximum authentication attempts exceeded for invalid user x y from 10.0.0.1 port 9 ssh2"
                + " [preauth]")).isEqualTo(
                        new Kind.LoginRefused(user("x y"), true, at("10.0.0.1", 9),
                                "maximum authentication attempts exceeded"));
        assertThat(sshd("error: PAM: User not known to the underlying authentication module for illegal user test from"
                + " test.example.com")).isInstanceOfSatisfying(Kind.PamAuthentication.class, p -> {
                    assertThat(p.user()).isEqualTo(user("test"));
                    assertThat(p.remoteHost()).hasToString("test.example.com");
                });
        assertThat(sshd("Accepted key ED25519 SHA256:x found at /home/a/.ssh/authorized_keys:1"))
                .isInstanceOf(Kind.KeyAcceptable.class);
        assertThat(sshd(
                "Accepted certificate ID \"a \" (serial 1) signed by\" (serial 42) signed by ED25519 CA SHA256:c via"
                        + " /etc/ca.pub"))
                .isInstanceOfSatisfying(Kind.KeyAcceptable.class, k -> {
                    assertThat(k.credential().certificate()).isNotNull();
                    assertThat(k.credential().certificate().keyId()).isEqualTo("a \" (serial 1) signed by");
                    assertThat(k.credential().certificate().serial()).isEqualTo("42");
                });
    }

    @Test
    void sshdAndPamNameOneAccountWhoseNameHoldsAControlByte() {
        UserId escape = user("x" + (char) 0x1b + "[31m");
        assertThat(sshd("Accepted password for x\\033[31m from 10.0.0.1 port 22 ssh2"))
                .isInstanceOfSatisfying(Kind.Authentication.class, a -> assertThat(a.user()).isEqualTo(escape));
        assertThat(sshd("pam_unix(sshd:session): session closed for user x\\033[31m"))
                .isEqualTo(new Kind.PamSession(false, "sshd", escape, Kind.UNSTATED, Kind.UNSTATED));
        assertThat(sshd("pam_unix(sshd:session): session closed for user CORP\\alice"))
                .isEqualTo(new Kind.PamSession(false, "sshd", user("CORP\\alice"), Kind.UNSTATED, Kind.UNSTATED));
        assertThat(read("sudo", "pam_unix(sudo:session): session closed for user x\\033"))
                .isEqualTo(new Kind.PamSession(false, "sudo", user("x\\033"), Kind.UNSTATED, Kind.UNSTATED));
    }

    @Test
    void pamSpeaksThroughAnyProgram() {
        assertThat(read("CRON", "pam_unix(cron:session): session opened for user root(uid=0) by (uid=0)"))
                .isEqualTo(new Kind.PamSession(true, "cron", user("root"), 0, 0));
        assertThat(sshd("pam_unix(sshd:session): session opened for user alice(uid=20001) by alice(uid=0)"))
                .isEqualTo(new Kind.PamSession(true, "sshd", user("alice"), 20001, 0));
        assertThat(sshd("pam_unix(sshd:session): session opened for user alice by (uid=0)"))
                .isEqualTo(new Kind.PamSession(true, "sshd", user("alice"), -1, 0));
        assertThat(read("su(pam_unix)", "session closed for user cyrus"))
                .isEqualTo(new Kind.PamSession(false, "su", user("cyrus"), -1, -1));
        assertThat(
                sshd("pam_unix(sshd:auth): authentication failure; logname= uid=0 euid=0 tty=ssh ruser= rhost=1.2.3.4"
                        + "  user=ro ot"))
                .isInstanceOfSatisfying(Kind.PamAuthentication.class, p -> {
                    assertThat(p.user()).isEqualTo(user("ro ot"));
                    assertThat(p.remoteHost()).hasToString("1.2.3.4");
                    assertThat(p.outcome()).isEqualTo(Outcome.FAILURE);
                });
        assertThat(sshd("pam_faillock(sshd:auth): Consecutive login failures for user a b account temporarily locked"))
                .isInstanceOfSatisfying(Kind.PamAuthentication.class, p -> assertThat(p.user()).isEqualTo(user("a b")));
        assertThat(sshd("pam_sss(sshd:auth): received for user alice: 7 (Authentication failure)"))
                .isInstanceOfSatisfying(Kind.PamAuthentication.class,
                        p -> assertThat(p.user()).isEqualTo(user("alice")));
        assertThat(sshd(
                "PAM 2 more authentication failures; logname= uid=0 euid=0 tty=ssh ruser= rhost=1.2.3.4  user=root"))
                .isInstanceOfSatisfying(Kind.PamAuthentication.class,
                        p -> assertThat(p.user()).isEqualTo(user("root")));
        assertThat(read("unix_chkpwd", "password check failed for user (alice)"))
                .isInstanceOfSatisfying(Kind.PamAuthentication.class,
                        p -> assertThat(p.user()).isEqualTo(user("alice")));
    }

    @Test
    void sudoAndSuChangeIdentity() {
        assertThat(read("sudo", "   alice : TTY=pts/0 ; PWD=/home/alice ; USER=root ; COMMAND=/usr/bin/id ; COMMAND=x"))
                .isEqualTo(new Kind.PrivilegeChange(Kind.PrivilegeTool.SUDO, Outcome.SUCCESS, user("alice"),
                        user("root"), "pts/0", "/home/alice", "/usr/bin/id ; COMMAND=x", null));
        assertThat(read("sudo", "tsg : user NOT in sudoers ; TTY=pts/1 ; PWD=/home/v ; USER=root ; COMMAND=/bin/ls"))
                .isInstanceOfSatisfying(Kind.PrivilegeChange.class, p -> {
                    assertThat(p.outcome()).isEqualTo(Outcome.FAILURE);
                    assertThat(p.reason()).isEqualTo("user NOT in sudoers");
                });
        assertThat(read("sudo",
                "@cee:{\"sudo\":{\"reject\":{\"submituser\":\"a\",\"runuser\":\"root\",\"command\":\"/bin/ls\","
                        + "\"runargv\":[\"ls\",\"-l\"],\"ttyname\":\"/dev/pts/1\",\"submitcwd\":\"/h\",\"reason\":\"no\"}}}"))
                .isEqualTo(
                        new Kind.PrivilegeChange(Kind.PrivilegeTool.SUDO, Outcome.FAILURE, user("a"), user("root"),
                                "pts/1", "/h", "/bin/ls -l", "no"));
        for (String line : new String[]{"(to root) bob on pts/1", "bob to root on /dev/pts/1"}) {
            assertThat(read("su", line)).isEqualTo(new Kind.PrivilegeChange(Kind.PrivilegeTool.SU, Outcome.SUCCESS,
                    user("bob"), user("root"), "pts/1", null, null, null));
        }
        for (String line : new String[]{"FAILED SU (to root) bob on pts/1", "BAD SU bob to root on /dev/pts/1",
            "'su root' failed for bob on /dev/pts/1"}) {
            assertThat(read("su", line)).as(line).isEqualTo(new Kind.PrivilegeChange(Kind.PrivilegeTool.SU,
                    Outcome.FAILURE, user("bob"), user("root"), "pts/1", null, null, null));
        }
        assertThat(read("su", "Successful su for root by bob")).isInstanceOf(Kind.PrivilegeChange.class);
        assertThat(read("su", "+ /dev/pts/0 bob:root")).isInstanceOf(Kind.Logged.class);
    }

    @Test
    void logindSftpAndAccountToolsAreRead() {
        assertThat(read("systemd-logind", "New session 33 of user alice.")).isEqualTo(
                new Kind.LogindSession(Kind.LogindState.NEW, "33", user("alice"), -1, null));
        assertThat(read("systemd-logind", "New session 33 of user 'alice' with class 'user' and type 'tty'."))
                .isEqualTo(new Kind.LogindSession(Kind.LogindState.NEW, "33", user("alice"), -1, "user"));
        assertThat(read("systemd-logind", "Session c8 logged out. Waiting for processes to exit."))
                .isEqualTo(new Kind.LogindSession(Kind.LogindState.LOGGED_OUT, "c8", null, -1, null));
        assertThat(read("internal-sftp", "session opened for local user alice from [10.0.0.1]"))
                .isInstanceOfSatisfying(Kind.SftpOperation.class, s -> assertThat(s.client()).hasToString("10.0.0.1"));
        assertThat(read("sftp-server", "rename old \"/a\" new \"/b\""))
                .isEqualTo(new Kind.SftpOperation("rename", "/a", null, null));
        assertThat(read("sftp-server", "open \"/x \"y\"\" flags READ mode 0666"))
                .isEqualTo(new Kind.SftpOperation("open", "/x \"y\"", null, null));
        assertThat(read("useradd", "new user: name=bob, UID=1, GID=1, home=/home/bob, shell=/bin/sh"))
                .isInstanceOfSatisfying(Kind.AccountChange.class, a -> {
                    assertThat(a.action()).isEqualTo("add-user");
                    assertThat(a.user()).isEqualTo(user("bob"));
                });
        assertThat(read("usermod", "add 'bob' to group 'sudo'")).isInstanceOfSatisfying(Kind.AccountChange.class,
                a -> assertThat(a.action()).isEqualTo("add-to-group"));
        assertThat(read("passwd", "pam_unix(passwd:chauthtok): password changed for alice"))
                .isInstanceOfSatisfying(Kind.AccountChange.class, a -> {
                    assertThat(a.action()).isEqualTo("change-password");
                    assertThat(a.user()).isEqualTo(user("alice"));
                });
        assertThat(read("kernel", "[    0.000000] Linux version 6.1.0")).isEqualTo(new Kind.HostBooted(null));
    }

    @Test
    void whatNobodyKnowsIsNull() {
        assertThat(sshd("the quick brown fox")).isNull();
        assertThat(read("ftpd", "connection from 1.2.3.4")).isNull();
        assertThat(sshd("")).isNull();
    }
}
