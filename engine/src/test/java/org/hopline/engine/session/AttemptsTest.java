package org.hopline.engine.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.hopline.engine.event.Kind;
import org.hopline.engine.event.Kind.AuditStep;
import org.hopline.engine.event.Kind.CloseReason;
import org.hopline.engine.event.Kind.Phase;
import org.hopline.engine.event.LogFamily;
import org.hopline.engine.event.Outcome;
import org.hopline.engine.event.UserId;
import org.junit.jupiter.api.Test;

class AttemptsTest {

    private static List<Attempts> made(Say say) {
        return Stitched.of(say.events).attempts;
    }

    @Test
    void failuresOfOneAddressOnOneAccountAreOneGroupWhileNoGapIsTooLong() {
        Say say = Say.on("h1");
        for (int i = 0; i < 20; i++) {
            say.failed(i * 10, 100 + i, "root", false, "10.9.9.9:" + (1000 + i), i % 2 == 0 ? "password" : "publickey");
        }
        say.failed(1000, 500, "root", false, "10.9.9.9:9999", "password");
        List<Attempts> groups = made(say);
        assertThat(groups).extracting(Attempts::count).containsExactly(20L, 1L);
        assertThat(groups.getFirst().methods()).containsExactly("password", "publickey");
        assertThat(groups.getFirst().evidence()).as("the first and the last").hasSize(2);
        assertThat(Say.second(groups.getFirst().last())).isEqualTo(190);
    }

    @Test
    void aConnectionThatTriedNobodyIsAnAttemptOfNobody() {
        List<Attempts> groups = made(Say.on("h1")
                .closed(1, 7, null, "10.9.9.9:1", Phase.PREAUTH, CloseReason.BY_CLIENT)
                .closed(2, 8, null, "10.9.9.9:2", Phase.PREAUTH, CloseReason.PROTOCOL_ERROR)
                .add(3, "sshd", 9, new Kind.ConnectionDropped(Say.endpoint("10.9.9.9:3"), null, "penalty"))
                .connection(4, 10, "10.9.9.9:4"));
        assertThat(groups).hasSize(1);
        assertThat(groups.getFirst().user()).isNull();
        assertThat(groups.getFirst().count()).isEqualTo(4);
    }

    @Test
    void failuresThatTheLogLevelHidesShowAtTheEndOfTheConnection() {
        List<Attempts> groups = made(Say.on("h1")
                .closed(1, 7, "alice", "10.9.9.9:1", Phase.PREAUTH, CloseReason.BY_CLIENT));
        assertThat(groups).hasSize(1);
        assertThat(groups.getFirst().user()).isEqualTo(new UserId("alice"));
        assertThat(groups.getFirst().methods()).isEmpty();
    }

    @Test
    void anEndAfterFailuresIsNotCountedAgain() {
        List<Attempts> groups = made(Say.on("h1").connection(0, 7, "10.9.9.9:1")
                .failed(1, 7, "alice", false, "10.9.9.9:1", "none")
                .failed(2, 7, "alice", false, "10.9.9.9:1", "password")
                .closed(3, 7, "alice", "10.9.9.9:1", Phase.PREAUTH, CloseReason.BY_CLIENT));
        assertThat(groups).extracting(Attempts::count).containsExactly(1L);
    }

    @Test
    void auditTellsOfFailuresOnlyWhereSshdDoesNot() {
        Say audit = new Say("h1", "audit.log").family(LogFamily.AUDIT)
                .audit(1, AuditStep.LOGIN, Outcome.FAILURE, 70, "(invalid user)", null, "10.9.9.9", "sshd")
                .audit(2, AuditStep.LOGIN, Outcome.FAILURE, 70, "root", null, "10.9.9.9", "sshd");
        assertThat(made(audit)).extracting(Attempts::user).containsExactly(null, new UserId("root"));
        Say text = Say.on("h1").failed(1.1, 7, "admin", true, "10.9.9.9:1", "password").failed(2.1, 7, "root", false,
                "10.9.9.9:1", "password");
        assertThat(Stitched.of(Say.all(audit, text)).attempts).extracting(Attempts::user)
                .containsExactly(new UserId("admin"), new UserId("root"));
    }

    @Test
    void groupsAreBoundedAndTheEarlyReportIsCounted() {
        Say say = Say.on("h1");
        for (int i = 0; i < Limits.MOST_ATTEMPT_GROUPS + 10; i++) {
            say.failed(i * 0.001, i, "u" + i, true, "10.9.9.9:" + (i % 60000 + 1), "password");
        }
        Stitched made = Stitched.of(say.events);
        assertThat(made.attempts).hasSize(Limits.MOST_ATTEMPT_GROUPS + 10);
        assertThat(made.overflows).extracting(HostOutput.Overflow::what).contains("early reports of failed attempts");
    }
}
