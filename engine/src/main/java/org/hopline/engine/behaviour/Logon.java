package org.hopline.engine.behaviour;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.hopline.engine.event.Address;
import org.hopline.engine.event.Credential;
import org.hopline.engine.event.Evidence;
import org.hopline.engine.event.HostId;
import org.hopline.engine.event.KeyFingerprint;
import org.hopline.engine.event.SessionId;
import org.hopline.engine.event.UserId;
import org.hopline.engine.session.Hop;
import org.hopline.engine.session.Session;
import org.jspecify.annotations.Nullable;

/**
 * What a behaviour keeps of a hop: one accepted logon.
 *
 * @param from the account it came from, where the hop changed it; else null
 * @param newHost whether the host was new to the account
 * @param newSource whether the client address was new to the account
 */
record Logon(SessionId session, HostId host, long time, Address source, @Nullable HostId sourceHost,
        @Nullable UserId from, @Nullable KeyFingerprint key, boolean newHost, boolean newSource,
        List<Evidence> evidence) {

    private static final byte[] ACCEPTED = "Accepted ".getBytes(StandardCharsets.US_ASCII);

    static Logon of(Hop hop, long time, boolean newHost, boolean newSource) {
        Session child = hop.child();
        Session parent = hop.parent();
        Credential credential = child.credential();
        return new Logon(child.id(), child.host(), time, child.client().address(), hop.sourceHost(),
                hop.credentialSwitch() && parent != null ? parent.user() : null,
                credential == null ? null : credential.fingerprint(), newHost, newSource, telling(child.evidence()));
    }

    /** The entries that say the logon was accepted, else the first one. */
    private static List<Evidence> telling(List<Evidence> all) {
        List<Evidence> accepted = all.stream().filter(each -> each.raw().indexOf(ACCEPTED, 0) >= 0).limit(4).toList();
        return accepted.isEmpty() ? all.stream().limit(1).toList() : accepted;
    }
}
