/**
 * Baselines and what departs from them. Two behaviours, in their first form.
 *
 * <p>Both are about an <em>account</em>: an account name, taken as one over all hosts ({@code root} on two hosts is one
 * account). A <em>logon</em> is an accepted session; it is judged by what was known just before it, then learned from.
 * An account's history <em>suffices</em> at a logon once it holds at least 20 logons and its first lies at least 7 days
 * back; until then the account is <em>learning</em>.
 *
 * <h2>1. An account on a system it does not normally use</h2>
 *
 * A logon to a host on which the account has never been seen. Findings gather: the first such logon opens an episode,
 * each further host new to the account joins it, and it ends when 4 hours pass without one. Points, with {@code A} the
 * account's active days, {@code R} those after the first day on which it met a new host, {@code k} the episode's hosts:
 * 30 for the new host; {@code round(20 (1 - R/A))} for an account that seldom meets new hosts, so that an administrator
 * who meets one daily stays low; {@code min(20, 5 (k-1))} for more of them; 10 where the logon changed the account on
 * the way; 5 where it came from an address that is new to the account too.
 *
 * <h2>2. Many systems in a short time</h2>
 *
 * At a logon at {@code t}, {@code n} is the number of distinct hosts the account logged on to in
 * {@code (t - 10 min, t]}. The bar is 5; for an account whose history suffices it is
 * {@code max(5, floor(1.25 q) + 1)}, with {@code q} the 99th percentile (nearest rank) of {@code n} over the account's
 * logons more than 4 hours earlier, so that a burst does not raise the bar it is held to. The quarter on top is there because one logon in a hundred lies above a 99th percentile by
 * definition; no less than 5 counts for the same reason. When {@code n} reaches the bar, having been below it just
 * before, an episode opens with the hosts of the window; each host not yet in it joins; it ends when 4 hours pass
 * without one. With {@code m} the largest {@code n} of the episode and {@code v} its hosts that were new to the account
 * out of {@code k}: 40 for reaching the bar; {@code min(20, 2 (m - bar))}; {@code round(15 v/k)}; 10 where some logon
 * changed the account on the way.
 *
 * <p>Automation stays silent by the same two rules: an account that visits forty hosts every night has {@code q = 40},
 * and all forty are its hosts.
 *
 * <h2>Learning</h2>
 *
 * What an account does while learning is held, not said. When its history comes to suffice, hosts met until then are
 * its baseline and are dropped (counted in {@link org.hopline.engine.behaviour.BehaviourState.Summary}). A held burst
 * is judged against the rest of the account's history, its own logons left out (if that rest holds 20): silent if below
 * the bar. What is still held 30 days after it happened, or at the end of input, is said with the note "learning":
 * {@code 10 + min(10, 2 (k-1))} points for new hosts (the account's first host is not one), {@code 25 + min(15, m - 5)}
 * for bursts; never above low.
 *
 * <h2>When and under which id</h2>
 *
 * A finding is emitted once, when its episode ends, with all its hosts. Its id is made of detection, version, account
 * and the session that opened the episode, so it does not depend on how the episode goes on. Its time is that of the
 * episode's last new host. Timers are event time; a bounded input ends by firing all of them, so batch equals stream.
 *
 * <h2>Limits of this form</h2>
 *
 * Nothing is forgotten but by number: an account keeps its 20,000 most recent hosts and 2,000 client addresses, an
 * episode lists 256 hosts and counts the rest, the counts behind the percentile are halved beyond 100,000 logons. What a
 * finding was made of is learned like anything else: the same intrusion is not said twice, and a baseline saved after
 * a scan holds it. Logons that a given baseline holds already (no later than its last of their account) are not judged;
 * that is said.
 *
 * <p>Place in the data's way: the fleet station gives every hop, in time order. Invariants: no state outside
 * {@link org.hopline.engine.behaviour.BehaviourState}; the same hops in the same order give the same findings, whatever
 * was checkpointed in between. Start reading at {@link org.hopline.engine.behaviour.Behaviours}.
 */
@NullMarked
package org.hopline.engine.behaviour;

import org.jspecify.annotations.NullMarked;
