package org.hopline.engine.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.hopline.engine.event.Credential;
import org.hopline.engine.event.Kind;
import org.hopline.engine.event.Kind.ChannelType;
import org.hopline.engine.event.Kind.CloseReason;
import org.hopline.engine.event.Kind.LogindState;
import org.hopline.engine.event.Kind.Phase;
import org.hopline.engine.event.Outcome;
import org.hopline.engine.event.UserId;
import org.hopline.engine.session.Session.SessionEnd;
import org.hopline.engine.session.Session.SessionKind;
import org.junit.jupiter.api.Test;

class HostStationTest {

    private static final String CLIENT = "10.9.9.9:50000";

    private static Session only(Say say) {
        List<Session> sessions = Stitched.of(say.events).sessions;
        assertThat(sessions).hasSize(1);
        return sessions.getFirst();
    }

    @Test
    void aSessionIsSaidWhenItOpensAndAgainWhenItCloses() {
        Stitched made = Stitched.of(Say.on("h1").connection(0.9, 7, CLIENT).accepted(1, 7, "alice", CLIENT)
                .pam(1.1, 7, true, "alice").goodbye(5, 8, "alice", CLIENT).pam(5.1, 7, false, "alice").events);
        assertThat(made.opened).hasSize(1);
        assertThat(made.opened.getFirst().closed()).isNull();
        Session session = made.sessions.getFirst();
        assertThat(session.id()).isEqualTo(made.opened.getFirst().id());
        assertThat(session.end()).isEqualTo(SessionEnd.DISCONNECTED);
        assertThat(Say.second(session.closed())).isEqualTo(5);
        assertThat(session.monitorPid()).isEqualTo(7);
        assertThat(session.childPid()).isEqualTo(8);
        assertThat(session.server()).isEqualTo(Say.endpoint("10.0.0.1:22"));
        assertThat(session.evidence()).hasSize(6);
    }

    @Test
    void aKeyThatWouldDoIsNoLogin() {
        Stitched made = Stitched.of(Say.on("h1").connection(1, 7, CLIENT)
                .add(1.1, "sshd", 7,
                        new Kind.KeyAcceptable(Say.key("A"), "/home/alice/.ssh/authorized_keys:1")).events);
        assertThat(made.sessions).isEmpty();
    }

    @Test
    void theEndMostTrustedWinsWhateverComesFirst() {
        Session pamOnly = only(Say.on("h1").accepted(1, 7, "alice", CLIENT).pam(5, 7, false, "alice"));
        assertThat(pamOnly.end()).isEqualTo(SessionEnd.ENDED);
        Session both = only(Say.on("h1").accepted(1, 7, "alice", CLIENT).pam(5, 7, false, "alice")
                .goodbye(5.2, 8, "alice", CLIENT));
        assertThat(both.end()).isEqualTo(SessionEnd.DISCONNECTED);
        assertThat(Say.second(both.closed())).isEqualTo(5.2);
        Session logind = only(Say.on("h1").accepted(1, 7, "alice", CLIENT)
                .logind(1.2, LogindState.NEW, "33", "alice", -1).logind(9, LogindState.REMOVED, "33", "alice", -1));
        assertThat(logind.end()).isEqualTo(SessionEnd.ENDED);
        assertThat(Say.second(logind.closed())).isEqualTo(9);
        assertThat(logind.auditSession()).as("a number is the kernel's").isEqualTo("33");
    }

    @Test
    void pamOfTheChildPidOrOfAnotherAccountEndsNothing() {
        Session session = only(Say.on("h1").accepted(1, 7, "alice", CLIENT).childPid(1.1, 7, 8)
                .pam(3, 8, false, "alice").pam(4, 7, false, "bob"));
        assertThat(session.end()).isEqualTo(SessionEnd.OPEN);
        assertThat(session.closed()).isNull();
    }

    @Test
    void aKilledClientAServerKillAndATimeoutEndDifferently() {
        assertThat(only(Say.on("h1").accepted(1, 7, "alice", CLIENT)
                .closed(5, 8, null, CLIENT, Phase.UNKNOWN, CloseReason.BY_CLIENT)).end())
                .isEqualTo(SessionEnd.CLOSED);
        assertThat(only(Say.on("h1").accepted(1, 7, "alice", CLIENT)
                .closed(5, 8, "alice", CLIENT, Phase.AUTHENTICATED, CloseReason.RESET)).end())
                .isEqualTo(SessionEnd.RESET);
        assertThat(only(Say.on("h1").accepted(1, 7, "alice", CLIENT)
                .closed(5, 8, "alice", CLIENT, Phase.UNKNOWN, CloseReason.TIMEOUT)).end())
                .isEqualTo(SessionEnd.TIMEOUT);
        assertThat(only(Say.on("h1").accepted(1, 7, "alice", CLIENT)
                .add(5, "sshd", 7, new Kind.ConnectionClosed(null, null, false, Phase.UNKNOWN, CloseReason.BY_SERVER,
                        "mm_reap: preauth child terminated by signal 15"))
                .pam(5.1, 7, false, "alice")).end()).isEqualTo(SessionEnd.TERMINATED);
    }

    @Test
    void aRebootEndsEverySessionThatWasOpen() {
        Stitched made = Stitched.of(Say.on("h1").accepted(1, 7, "alice", CLIENT).accepted(2, 9, "bob", "10.9.9.9:2")
                .goodbye(3, 10, "bob", "10.9.9.9:2").add(60, "kernel", -1, new Kind.HostBooted("b"))
                .add(61, "kernel", -1, new Kind.HostBooted("b")).accepted(62, 7, "alice", CLIENT).events);
        assertThat(made.sessions).extracting(Session::end).containsExactly(SessionEnd.REBOOT,
                SessionEnd.DISCONNECTED, SessionEnd.OPEN);
        assertThat(Say.second(made.sessions.getFirst().closed())).isEqualTo(60);
    }

    @Test
    void aPidOrPortUsedAgainShowsThatTheOldSessionIsOver() {
        Stitched made = Stitched.of(Say.on("h1").accepted(1, 7, "alice", CLIENT)
                .accepted(100, 7, "bob", "10.9.9.9:2").goodbye(105, 8, "bob", "10.9.9.9:2")
                .pam(106, 7, false, "bob").events);
        assertThat(made.sessions).extracting(Session::user).containsExactly(new UserId("alice"), new UserId("bob"));
        assertThat(made.sessions.getFirst().end()).isEqualTo(SessionEnd.OPEN);
        assertThat(made.sessions.getFirst().closed()).isNull();
        assertThat(made.sessions.getLast().end()).isEqualTo(SessionEnd.DISCONNECTED);
    }

    @Test
    void whatASessionWasForStandsOnlyInChannelsThatAreShown() {
        assertThat(kind(ChannelType.SHELL, null)).isEqualTo(SessionKind.SHELL);
        assertThat(kind(ChannelType.COMMAND, null)).isEqualTo(SessionKind.COMMAND);
        assertThat(kind(ChannelType.SUBSYSTEM, "sftp")).isEqualTo(SessionKind.SFTP);
        assertThat(kind(ChannelType.SUBSYSTEM, "netconf")).isEqualTo(SessionKind.COMMAND);
        assertThat(kind(ChannelType.FORCED_COMMAND, "internal-sftp")).isEqualTo(SessionKind.FORCED_COMMAND);
        assertThat(only(Say.on("h1").accepted(1, 7, "alice", CLIENT).goodbye(5, 8, "alice", CLIENT)).kind())
                .as("INFO hides channels").isEqualTo(SessionKind.UNKNOWN);
    }

    private static SessionKind kind(ChannelType type, String detail) {
        Session session = only(Say.on("h1").connection(0, 7, CLIENT).accepted(1, 7, "alice", CLIENT)
                .channel(1.2, 8, type, detail, null, "alice", CLIENT).goodbye(5, 8, "alice", CLIENT));
        assertThat(session.channels()).isEqualTo(1);
        return session.kind();
    }

    @Test
    void aSessionToldByALogWithoutChannelsIsNoTunnelThoughAnotherLogShowsThem() {
        Say full = new Say("h1", "auth.log").connection(0, 7, CLIENT).accepted(1, 7, "alice", CLIENT)
                .channel(1.2, 8, ChannelType.COMMAND, null, null, "alice", CLIENT).goodbye(5, 8, "alice", CLIENT);
        Say cut = new Say("h1", "excerpt.json").connection(10, 17, "10.9.9.9:2").accepted(11, 17, "alice", "10.9.9.9:2")
                .goodbye(15, 18, "alice", "10.9.9.9:2");
        assertThat(Stitched.of(Say.all(full, cut)).sessions).extracting(Session::kind)
                .containsExactly(SessionKind.COMMAND, SessionKind.UNKNOWN);
    }

    @Test
    void aSessionWithoutChannelsIsATunnelOnlyWhereChannelsAreLogged() {
        Say say = Say.on("h1").connection(0, 7, CLIENT).accepted(1, 7, "alice", CLIENT)
                .channel(1.2, 8, ChannelType.COMMAND, null, null, "alice", CLIENT).goodbye(5, 8, "alice", CLIENT)
                .connection(10, 17, "10.9.9.9:2").accepted(11, 17, "alice", "10.9.9.9:2")
                .goodbye(15, 18, "alice", "10.9.9.9:2").accepted(21, 27, "alice", "10.9.9.9:3")
                .goodbye(25, 28, "alice", "10.9.9.9:3");
        assertThat(Stitched.of(say.events).sessions).extracting(Session::kind).containsExactly(SessionKind.COMMAND,
                SessionKind.TUNNEL, SessionKind.UNKNOWN);
        Say firstOfAll = Say.on("h1").connection(0, 7, CLIENT).accepted(1, 7, "alice", CLIENT)
                .goodbye(5, 8, "alice", CLIENT);
        assertThat(only(firstOfAll).kind()).as("no channel was ever seen here").isEqualTo(SessionKind.UNKNOWN);
    }

    @Test
    void threeCommandsOverOneConnectionAreOneSession() {
        Say say = Say.on("h1").connection(0, 7, CLIENT).accepted(1, 7, "alice", CLIENT);
        for (int i = 0; i < 3; i++) {
            say.channel(2 + i, 8, ChannelType.COMMAND, null, null, "alice", CLIENT);
            say.add(2.5 + i, "sshd", 8, new Kind.ChannelClosed(new UserId("alice"), Say.endpoint(CLIENT), 0));
        }
        Session session = only(say.goodbye(9, 8, "alice", CLIENT));
        assertThat(session.kind()).isEqualTo(SessionKind.MULTIPLEXED);
        assertThat(session.channels()).isEqualTo(3);
    }

    @Test
    void logindIsToldByItsLeaderOrElseByTimeAndAccount() {
        Stitched leader = Stitched.of(Say.on("h1").accepted(1, 7, "alice", CLIENT)
                .accepted(1.1, 9, "alice", "10.9.9.9:2").logind(1.2, LogindState.NEW, "c2", "alice", 9)
                .logind(1.3, LogindState.NEW, "c1", "alice", 7)
                .logind(1.4, LogindState.NEW, "c3", "alice", 1234).events);
        assertThat(leader.sessions).extracting(Session::logindSession).containsExactly("c1", "c2");
        Stitched text = Stitched.of(Say.on("h1").accepted(1, 7, "alice", CLIENT)
                .logind(1.2, LogindState.NEW, "c15", "alice", -1).manager(1.25, "alice")
                .logind(1.26, LogindState.NEW, "c16", "alice", -1).accepted(2, 9, "alice", "10.9.9.9:2")
                .logind(2.2, LogindState.NEW, "c17", "alice", -1).events);
        assertThat(text.sessions).extracting(Session::logindSession).containsExactly("c15", "c17");
    }

    @Test
    void sudoIsToldByTerminalThenByAccountAndElseBelongsToNobody() {
        Stitched made = Stitched.of(Say.on("h1").accepted(1, 7, "alice", CLIENT)
                .channel(1.2, 8, ChannelType.SHELL, null, "pts/0", "alice", CLIENT)
                .accepted(2, 9, "alice", "10.9.9.9:2")
                .channel(2.2, 10, ChannelType.SHELL, null, "pts/1", "alice", "10.9.9.9:2")
                .sudo(3, "alice", "root", "pts/0", "/usr/bin/id").sudo(4, "alice", "root", "/dev/pts/1", "/bin/ls")
                .sudo(5, "carol", "root", "pts/7", "/bin/rm").events);
        assertThat(made.sessions.get(0).privileges()).extracting(Session.PrivilegeUse::command)
                .containsExactly("/usr/bin/id");
        assertThat(made.sessions.get(1).privileges()).extracting(Session.PrivilegeUse::command)
                .containsExactly("/bin/ls");
    }

    @Test
    void sudoWithoutATerminalGoesToTheOnlyOrMostRecentSessionThatMayHaveIt() {
        Stitched made = Stitched.of(Say.on("h1").accepted(1, 7, "alice", CLIENT).accepted(2, 9, "alice", "10.9.9.9:2")
                .accepted(3, 11, "alice", "10.9.9.9:3")
                .channel(3.2, 12, ChannelType.SHELL, null, "pts/0", "alice", "10.9.9.9:3")
                .sudo(4, "alice", "root", null, "/usr/bin/id").events);
        assertThat(made.sessions).extracting(session -> session.privileges().size()).containsExactly(0, 1, 0);
    }

    @Test
    void suInsideSudoStaysInTheSession() {
        Session session = only(Say.on("h1").accepted(1, 7, "alice", CLIENT)
                .sudo(2, "alice", "root", "pts/0", "/usr/bin/su - svc").su(2.1, "root", "svc", "pts/1"));
        assertThat(session.privileges()).extracting(Session.PrivilegeUse::to).containsExactly(new UserId("root"),
                new UserId("svc"));
    }

    @Test
    void sudoOfAnSshClientIsAnOutgoingConnectionOfTheSession() {
        Stitched made = Stitched.of(Say.on("h1").accepted(1, 7, "alice", CLIENT)
                .sudo(2, "alice", "svc", null, "/usr/bin/ssh -i /k -o BatchMode=yes svc@db03 id").events);
        assertThat(made.connections).hasSize(1);
        OutgoingConnection connection = made.connections.getFirst();
        assertThat(connection.session()).isEqualTo(made.sessions.getFirst().id());
        assertThat(connection.target()).isEqualTo(Say.endpoint("db03"));
        assertThat(connection.user()).isEqualTo(new UserId("svc"));
    }

    @Test
    void aCertificateIsKeptWithItsFreeText() {
        Credential certificate = Say.certificate("bob@corp laptop-7");
        Session session = only(Say.on("h1").accepted(1, 7, "bob", CLIENT, "publickey", certificate));
        assertThat(session.credential()).isEqualTo(certificate);
    }

    @Test
    void aHostileUserNameOpensNoSessionOfItsOwnMaking() {
        String name = "bob from 1.2.3.4 port 22 ssh2";
        Stitched made = Stitched.of(Say.on("h1").invalid(1, 7, name, CLIENT)
                .failed(2, 7, name, true, CLIENT, "password").events);
        assertThat(made.sessions).isEmpty();
        assertThat(made.attempts).hasSize(1);
        assertThat(made.attempts.getFirst().user()).isEqualTo(new UserId(name));
        assertThat(made.attempts.getFirst().client().text()).isEqualTo("10.9.9.9");
    }

    @Test
    void happeningsCarryTheSessionTheyBelongTo() {
        Stitched made = Stitched.of(Say.on("h1").accepted(1, 7, "alice", CLIENT)
                .picked(2, "sshd", 7, new Kind.Logged()).picked(2.1, "sshd", 99, new Kind.Logged())
                .picked(2.2, "cron", 7, new Kind.Logged())
                .picked(3, "sudo", -1, new Kind.PrivilegeChange(Kind.PrivilegeTool.SUDO, Outcome.SUCCESS,
                        new UserId("alice"), new UserId("root"), null, "/", "/bin/id", null)).events);
        assertThat(made.happenings).extracting(happening -> happening.session() != null).containsExactly(true, false,
                false, true);
    }
}
