package org.hopline.engine.behaviour;

import java.util.List;
import java.util.TreeSet;
import org.hopline.engine.detect.Annotations;
import org.hopline.engine.detect.DetectionInfo;
import org.hopline.engine.detect.DetectionKind;
import org.hopline.engine.detect.DetectionType;

/** What the behaviours say of themselves. Their ids never change; their version does when the maths does. */
final class BehaviourInfo {

    private static final List<String> REFERENCES = List.of("https://attack.mitre.org/techniques/T1021/004/",
            "https://attack.mitre.org/techniques/T1078/");
    private static final List<String> DATA = List.of("sshd logons (auth.log, secure, journal, audit)");
    private static final List<String> STORIES = List.of("SSH lateral movement");
    private static final String PLACE = "engine.behaviour";

    static final DetectionInfo NEW_HOST = new DetectionInfo("6f1c8f0e-4a5d-4a43-9d0b-8a1f5b0c7e21", "1",
            "Account on a system it does not normally use", """
                    An account logged on over SSH to a host on which it was never seen before, although enough of its \
                    earlier logons are known: at least 20 over at least 7 days. An intruder who holds a stolen key or \
                    password tries it where it happens to work, not where its owner works. Hosts that follow within \
                    4 hours of each other are one finding.""", DetectionKind.BEHAVIOUR, DetectionType.TTP, "production",
            50, null, annotations(), REFERENCES, """
                    New servers, a change of team or of duty, on-call work, migrations, the first run of a scheduled \
                    job on a host that was added to its inventory. Accounts that meet new hosts on many of their days, \
                    such as administrators', score lower by that share.""", List.of(
                    "Ask the account's owner whether they logged on to the named hosts at the named times.",
                    "Look where the logon came from: the path that leads to it, and whether that address or host is the"
                            + " owner's.",
                    "Look what the sessions did: sudo and su, commands, files, connections onward.",
                    "If the owner does not know of it: lock the account, remove the key's fingerprint from every"
                            + " authorized_keys file, end its sessions, and follow its other logons since then.",
                    "If it was work: nothing to do; the host counts as known from now on."),
            STORIES, DATA, PLACE);

    static final DetectionInfo MANY_SYSTEMS = new DetectionInfo("b2d4a7c9-3e16-4c58-8f7a-1d9e60c5a834", "1",
            "Account on many systems in a short time", """
                    An account logged on over SSH to at least 5 distinct hosts within 10 minutes, and to clearly more \
                    than it otherwise does: an account whose history suffices is held to its own 99th percentile. A \
                    worm, a script that tries a stolen key on every known host, and an intruder in a hurry all look \
                    like this.""", DetectionKind.BEHAVIOUR, DetectionType.TTP, "production", 50, null,
            annotations(), REFERENCES, """
                    Ad-hoc runs of configuration management under a person's account, parallel ssh tools, patch \
                    campaigns, a scan by the vulnerability scanner with a new scope, a new automation account in its \
                    first week.""", List.of(
                    "Look at the pace: gaps of seconds over all hosts mean a program, minutes mean a person.",
                    "Ask the account's owner, or the owner of the automation, whether they ran it.",
                    "Look at the source: does the account usually start from there?",
                    "If nobody ran it: isolate the source host first, then lock the account and rotate its keys; each"
                            + " listed host may hold more stolen keys.",
                    "Look on the listed hosts for processes that the sessions left behind and for outgoing SSH."),
            STORIES, DATA, PLACE);

    private BehaviourInfo() {}

    private static Annotations annotations() {
        return new Annotations(List.of("T1021.004", "T1078"), List.of("Lateral Movement"), List.of("Exploitation"),
                List.of("DE.CM"), List.of(), List.of(), new TreeSet<>());
    }
}
