/**
 * Logon sessions, hops between hosts, time-respecting lines.
 *
 * <p>Place in the data's way: {@link HostStation} (key: host) folds copies, makes sessions, groups failed attempts and
 * says which session a happening belongs to. {@link AddressLearning} learns from all of a bounded scan which address is
 * which host. {@link JoinStation} (key: source host) and {@link PortJoinStation} (key: client address and port) say where
 * a session came from, as {@link HopCandidate}; {@link JoinRouting} says what goes to which. {@link PathBuilder}, in the
 * fleet station, keeps the best candidate per session and follows it to the root.
 *
 * <h2>Sessions</h2>
 *
 * <p>A session opens when sshd accepts an authentication, or where audit alone tells of it, when PAM opens the session. It
 * is found again by client address and port, by the pid of sshd's monitor or child (in sshd's own lines only: audit
 * writes the kernel's pids), by audit or logind session id, by terminal. sudo and su carry none of these but the
 * terminal; without it they go to the only, else the most recent open session the account may have meant, else to none.
 * Its end is the most trusted sign there is, within 3 s of the first: sshd's own line, PAM of the monitor, logind,
 * audit, a reboot. A pid or port used again shows that the old session is over, and not when. A session of which nothing
 * is heard for 30 days is given up, open.
 *
 * <p>What a session was for stands in {@code Starting session} lines, which sshd writes at VERBOSE only. So a session
 * without channels is a tunnel only where the host has shown such lines, and where this session showed another line of
 * that level; else its kind is unknown.
 *
 * <h2>How sure a join is</h2>
 *
 * <p>confidence = source host × strength × share, where
 * <ul>
 * <li><b>source host</b> is how the client's address was tied to a host: 1 asserted by the user or stated by the host's
 * own log; inferred ({@link AddressLearning}): one minus 0.30 to the number of logons that agree by key or command, at
 * most 0.95, × the share of the address's logons that fall into sessions of the host, × 0.50 where the host states
 * another address, × its share among hosts that fit as well; below 0.40 it is not said at all;
 * <li><b>strength</b> of a candidate is one minus the product of (1 − part) over its parts, at most 0.99;
 * <li><b>share</b> is the candidate's odds (strength / (1 − strength)) among those of all candidates.
 * </ul>
 *
 * <table>
 * <caption>Parts of a candidate's strength</caption>
 * <tr><th>part</th><th>weight</th></tr>
 * <tr><td>open on the source host when the child was accepted</td><td>0.60</td></tr>
 * <tr><td>… opened before, no log shows its end</td><td>0.45</td></tr>
 * <tr><td>… only within the allowed skew of 2 s; counts where no session fits without it</td><td>0.40</td></tr>
 * <tr><td>a connection to the target recorded inside the session, at most 10 s before</td><td>0.95</td></tr>
 * <tr><td>… at most 120 s before</td><td>0.80</td></tr>
 * <tr><td>a command line inside the session (exec, sudo) names the target, at most 120 s before</td><td>0.80</td></tr>
 * <tr><td>that command line names the child's account (one that names another does not count)</td><td>0.30</td></tr>
 * <tr><td>the same key, or certificate of one CA and key id, opened both</td><td>0.60</td></tr>
 * <tr><td>the same account</td><td>0.30</td></tr>
 * <tr><td>the parent opened at most 10 s before</td><td>0.20</td></tr>
 * </table>
 *
 * <p>A recorded connection or command leads to one child and is used up by it. Those inside a session that was open go
 * first; one whose session is over counts where nothing else explains the child, and one after the child's acceptance
 * only where there is none before.
 *
 * <p>A connection recorded with the child's client address and port is exact: 1, whatever the address is bound to. A
 * session from an address of no known host, or of a host with no session open, is a root; what lies behind it is not
 * guessed.
 *
 * <h2>Invariants</h2>
 *
 * <p>No session, account, address or end is made up: what no line states is null. No state grows without bound
 * ({@code Limits}), and what is let go is counted. Nothing depends on the order of files, on threads or on which copy of
 * a line was read first; states survive a checkpoint unchanged. Reasons are our own sentences: no log text stands in
 * them.
 *
 * <p>Start reading at {@link HostStation}, then {@code Rules}, {@code OpenSessions}, {@link JoinStation}, {@code Origins}.
 */
@NullMarked
package org.hopline.engine.session;

import org.jspecify.annotations.NullMarked;
