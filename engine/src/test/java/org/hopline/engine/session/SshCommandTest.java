package org.hopline.engine.session;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class SshCommandTest {

    private static String read(String line) {
        SshCommand command = SshCommand.read(line);
        return command == null ? "-" : (command.user() == null ? "" : command.user() + "@") + command.target();
    }

    @Test
    void findsTheTargetBehindOptions() {
        assertThat(
                read("/usr/bin/ssh -i /home/svc/.ssh/id_rsa -o StrictHostKeyChecking=no -o BatchMode=yes svc@db03 id"))
                .isEqualTo("svc@db03");
        assertThat(
                read("ssh -oStrictHostKeyChecking=no -oConnectTimeout=5 -oBatchMode=yes alice@app02 curl -s http://x"))
                .isEqualTo("alice@app02");
        assertThat(read("ssh -vNp 2222 -l bob db03")).isEqualTo("bob@db03:2222");
        assertThat(read("ssh -J jump01,jump02 -p2200 10.0.0.3")).isEqualTo("10.0.0.3:2200");
        assertThat(read("ssh -W %h:%p alice@jump01")).isEqualTo("alice@jump01");
        assertThat(read("ssh ssh://bob@db03:2022 id")).isEqualTo("bob@db03:2022");
        assertThat(read("ssh user@realm@db03")).isEqualTo("user@realm@db03");
        assertThat(read("autossh -M 0 -f")).isEqualTo("-");
    }

    @Test
    void findsTheFarSideOfACopy() {
        assertThat(read("scp -i /k/alice /srv/x.sh alice@jump01:/tmp/x.sh")).isEqualTo("alice@jump01");
        assertThat(read("scp -P 2222 db03:/etc/passwd .")).isEqualTo("db03:2222");
        assertThat(read("scp -O [fe80::1]:/x .")).isEqualTo("fe80::1");
        assertThat(read("sftp -b - alice@app02")).isEqualTo("alice@app02");
        assertThat(read("rsync -a --delete -e ssh /data backup@nas:/data")).isEqualTo("backup@nas");
        assertThat(read("rsync -a /a /b")).isEqualTo("-");
        assertThat(read("scp -t /tmp/x.sh")).isEqualTo("-");
    }

    @Test
    void isNotFooledByOtherPrograms() {
        assertThat(read("/usr/bin/cat ssh alice@app02")).isEqualTo("-");
        assertThat(read("sshd -D")).isEqualTo("-");
        assertThat(read("ssh -V")).isEqualTo("-");
        assertThat(read("")).isEqualTo("-");
    }

    @Property(tries = 500)
    void neverFailsWhateverTheCommandLine(@ForAll String rest) {
        for (String program : new String[]{"ssh ", "scp ", "sftp ", "rsync ", ""}) {
            read(program + rest);
        }
    }
}
