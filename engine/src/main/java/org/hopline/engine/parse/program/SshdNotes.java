package org.hopline.engine.parse.program;

import org.hopline.engine.event.Kind;
import org.hopline.engine.parse.ByteText;
import org.jspecify.annotations.Nullable;

/**
 * Messages of sshd that are known, and of which no {@link Kind} speaks: they are understood, and keyword rules see them.
 */
final class SshdNotes implements ProgramParser {

    private static final byte[][] BEGINNINGS = ascii("Received signal ", "Received SIGHUP", "Closing connection to ",
            "pam_", "PAM service(", "PAM ", "input_userauth_request: invalid user ", "reverse mapping checking ",
            "Address ", "Nasty PTR record ", "Could not get shadow information ",
            "Root login accepted for forced command",
            "Read from socket failed: ", "Write failed: ", "mm_request_receive: ", "mm_reap: ", "monitor_read: ",
            "buffer_get_ret: ", "buffer_get_string_ret: ", "Could not load host key: ", "Could not open user '",
            "beginning MaxStartups throttling", "exited MaxStartups throttling", "userauth_pubkey: ",
            "userauth_hostbased mismatch: ", "Refusing certificate ID ", "Certificate ", "no matching ",
            "Changed root directory to ", "chroot_user: ", "refused local port forward: ",
            "refused streamlocal port forward: ", "Received request to connect to ", "Received request from ",
            "connect_to ", "channel ", "Corrupted MAC on input", "Bad packet length ", "Bad remote protocol version ",
            "padding error: ", "Protocol major versions differ", "probed from ", "scanned from ",
            "Finished discarding for ",
            "session process ", "Session process ", "rexec line ", "/etc/ssh/sshd_config", "Bind to port ",
            "Cannot bind any address", "Deprecated option ", "Unsupported option ",
            "Missing privilege separation directory",
            "fork of unprivileged child failed", "setlogin failed: ", "chdir to ", "Could not chdir to ",
            "syslogin_perform_logout: ", "lastlog_", "Attempt to write login records", "getnameinfo failed",
            "ssh_dispatch_run_fatal: ", "Exiting on signal", "Accepted ", "unauthorized request", "WARNING: ",
            "Warning: ", "public key ", "AuthorizedKeysCommand ", "Authorized", "kex_input_ext_info: ", "Postponed ",
            "User '", "ssh_msg_send: ", "error: ", "fatal: ", "accept: ", "listen: ", "socket: ", "Server accepts ",
            "Generating ", "RESTART FAILED", "sshd: no hostkeys available", "Unable to load host key",
            "no more sessions",
            "X11 ", "Failed to ", "fatal ", "last message repeated", "hostbased_key_allowed", "logging rate-limited",
            "penalty: ");

    private static byte[][] ascii(String... texts) {
        byte[][] out = new byte[texts.length][];
        for (int i = 0; i < texts.length; i++) {
            out[i] = ByteText.ascii(texts[i]);
        }
        return out;
    }

    @Override
    public @Nullable Kind read(Message m) {
        for (byte[] beginning : BEGINNINGS) {
            if (m.startsWith(beginning)) {
                return Message.logged();
            }
        }
        return null;
    }
}
