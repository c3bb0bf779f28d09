package org.hopline.engine.session;

import org.hopline.engine.event.Address;
import org.hopline.engine.event.Endpoint;
import org.hopline.engine.event.HostId;
import org.hopline.engine.identity.HostBinding;
import org.hopline.engine.identity.IdentityFacts;
import org.jspecify.annotations.Nullable;

/** Whether what a client was told to reach, or reached, is a given host. */
final class Targets {

    private Targets() {}

    /** Whether an address or name means the host of a session. */
    static boolean means(@Nullable Endpoint target, Session session, IdentityFacts facts) {
        if (target == null) {
            return false;
        }
        Endpoint server = session.server();
        if (server != null && target.hasPort() && server.hasPort() && target.port() != server.port()) {
            return false;
        }
        return server != null && server.address().equals(target.address())
                || means(target.address(), session.host(), facts);
    }

    /** Whether an address or name means a host. */
    static boolean means(Address target, HostId host, IdentityFacts facts) {
        HostBinding binding = facts.host(target);
        return binding != null ? binding.host().equals(host) : isNameOf(target, host);
    }

    /** Whether a name is a host's, whole or by its first label where one of the two has no more. */
    static boolean isNameOf(Address name, HostId host) {
        String a = name.text();
        String b = host.name().toLowerCase(java.util.Locale.ROOT);
        if (a.equals(b)) {
            return true;
        }
        if (a.indexOf(':') >= 0 || Character.isDigit(a.charAt(a.length() - 1)) && a.indexOf('.') >= 0) {
            return false;
        }
        int dotA = a.indexOf('.');
        int dotB = b.indexOf('.');
        return dotA < 0 && dotB > 0 && b.startsWith(a) && dotB == a.length()
                || dotB < 0 && dotA > 0 && a.startsWith(b) && dotA == b.length();
    }
}
