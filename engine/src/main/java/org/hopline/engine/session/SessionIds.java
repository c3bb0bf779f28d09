package org.hopline.engine.session;

import com.dynatrace.hash4j.hashing.HashStream128;
import com.dynatrace.hash4j.hashing.HashValue128;
import com.dynatrace.hash4j.hashing.Hashing;
import java.util.HexFormat;
import org.hopline.engine.event.Endpoint;
import org.hopline.engine.event.HostId;
import org.hopline.engine.event.SessionId;
import org.hopline.engine.event.UserId;
import org.jspecify.annotations.Nullable;

/** Identities of sessions (DESIGN §2): the same logon read from any log gets the same id. */
final class SessionIds {

    private SessionIds() {}

    /**
     * A hash of host, client address and port, user and second of acceptance. Where the port is not known (audit), the
     * audit session id tells logons of one second apart.
     */
    static SessionId of(HostId host, Endpoint client, UserId user, long opened, @Nullable String auditSession) {
        HashStream128 hash = Hashing.xxh3_128().hashStream();
        hash.putString(host.name()).putString(client.address().text()).putInt(client.port()).putString(user.name());
        if (!client.hasPort() && auditSession != null) {
            hash.putString(auditSession);
        }
        HashValue128 value = hash.putLong(Math.floorDiv(opened, 1_000_000_000L)).get();
        HexFormat hex = HexFormat.of();
        return new SessionId(hex.toHexDigits(value.getMostSignificantBits())
                + hex.toHexDigits(value.getLeastSignificantBits()));
    }
}
