package org.hopline.engine.behaviour;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import org.hopline.engine.detect.DetectionInfo;
import org.hopline.engine.detect.Finding;
import org.hopline.engine.event.UserId;
import org.hopline.engine.session.Hop;
import org.hopline.engine.session.Session;

/**
 * The behaviours, driven by the fleet station: {@link #onLogon} for every hop (roots included) in time order, then
 * {@link #nextTimer} tells when to call {@link #onTimer}. It holds no state of its own.
 */
public final class Behaviours {

    /** The least number of distinct destinations in the window that is ever too many. */
    static final int LEAST_BAR = 5;

    /** Both behaviours, as detections that are listed, explained and suppressed like any other. */
    public static List<DetectionInfo> detections() {
        return List.of(BehaviourInfo.NEW_HOST, BehaviourInfo.MANY_SYSTEMS);
    }

    /**
     * Takes one accepted logon, in order of {@code hop.child().opened()}. One that comes late is taken as happening at
     * the time of the account's last. One that is no later than the account's last in the baseline it began with is part
     * of that: it is neither judged nor learned again.
     *
     * @param found takes findings whose episode was over before this logon
     * @return how usual the logon was, as known before it
     */
    public Familiarity onLogon(Hop hop, BehaviourState state, Consumer<Finding> found) {
        Session child = hop.child();
        UserId user = child.user();
        AccountState account = state.account(user);
        History history = account.history;
        if (child.opened() <= account.givenUpTo) {
            state.leaveToBaseline();
            return new Familiarity(history.logons(), 0, 0, 0, true);
        }
        long now = Math.max(child.opened(), history.last());
        end(user, account, state, now - 1, found);

        String source = child.client().address().text();
        boolean learning = !history.suffices(now);
        Familiarity familiarity = new Familiarity(history.logons(), history.days(now), history.onHost(child.host()),
                history.fromSource(source), learning);
        if (!learning) {
            settleHeld(user, account, state, found);
        }
        Logon logon = Logon.of(hop, now, history.logons() > 0 && familiarity.onHost() == 0,
                history.logons() > 0 && familiarity.fromSource() == 0);
        newHosts(account, logon, learning);
        int distinct = manySystems(account, logon, learning);
        history.learn(child.host(), source, now, distinct);
        state.reschedule(user, account);
        return familiarity;
    }

    private static void newHosts(AccountState account, Logon logon, boolean learning) {
        if (!logon.newHost()) {
            return;
        }
        Episode episode = account.newHosts;
        if (episode == null) {
            episode = Episode.open(opening(account.history, logon, learning, 0));
            account.newHosts = episode;
        }
        episode.add(logon);
    }

    private static int manySystems(AccountState account, Logon logon, boolean learning) {
        int before = account.distinctBefore(logon.time());
        int distinct = account.distinctWith(logon);
        Episode episode = account.manySystems;
        if (episode == null) {
            int bar = learning ? LEAST_BAR : bar(account.history.percentile());
            if (distinct < bar || before >= bar) {
                return distinct;
            }
            episode = Episode.open(opening(account.history, logon, learning, bar));
            account.manySystems = episode;
            for (Logon each : account.window()) {
                episode.add(each);
            }
        }
        episode.add(logon);
        episode.count(distinct);
        return distinct;
    }

    static int bar(int percentile) {
        return Math.max(LEAST_BAR, percentile + percentile / 4 + 1);
    }

    private static Episode.Opening opening(History history, Logon logon, boolean learning, int bar) {
        return new Episode.Opening(logon.time(), logon.session(), learning, history.logons(),
                history.days(logon.time()), history.hostCount(),
                history.activeDays(), history.restlessDays(), bar == 0 ? 0 : history.percentile(), bar);
    }

    /** All input at or before {@code eventTime} was given: ends the episodes that are over by then. */
    public void onTimer(long eventTime, BehaviourState state, Consumer<Finding> found) {
        List<UserId> due = state.dueBy(eventTime);
        while (!due.isEmpty()) {
            for (UserId user : due) {
                AccountState account = state.account(user);
                end(user, account, state, eventTime, found);
                state.reschedule(user, account);
            }
            due = state.dueBy(eventTime);
        }
    }

    /** Sentences that a reader of the findings must know: who is still learning, what was not judged. */
    public static List<String> notes(BehaviourState state) {
        BehaviourState.Summary summary = state.summary();
        List<String> out = new ArrayList<>();
        long learning = summary.accounts() - summary.learned();
        if (learning > 0) {
            out.add(learning + " of " + FindingParts.count(summary.accounts(), "account", "accounts")
                    + (learning == 1 ? " is" : " are") + " still learning: fewer than " + History.LEAST_LOGONS
                    + " logons over 7 days are known, so nothing they do is judged unusual");
        }
        if (summary.takenAsBaseline() > 0) {
            out.add(FindingParts.count(summary.takenAsBaseline(), "host", "hosts")
                    + " met by accounts in their first 7 days or 20 logons were taken as usual for them");
        }
        if (summary.heldBeyondBound() > 0) {
            out.add(FindingParts.count(summary.heldBeyondBound(), "burst", "bursts")
                    + " of learning accounts were dropped: no more than " + AccountState.MOST_HELD
                    + " are held per account");
        }
        if (summary.partOfBaseline() > 0) {
            out.add(FindingParts.count(summary.partOfBaseline(), "logon", "logons")
                    + " are no later than the baseline's last of their account: they count as part of it and were not"
                    + " judged");
        }
        return out;
    }

    /** The earliest time at which {@link #onTimer} has something to do, or {@link Long#MAX_VALUE}. */
    public long nextTimer(BehaviourState state) {
        return state.nextDeadline();
    }

    /** Ends what is over by {@code now}: what a sufficient history backs is said, the rest is held, then said. */
    private static void end(UserId user, AccountState account, BehaviourState state, long now,
            Consumer<Finding> found) {
        Episode newHosts = account.newHosts;
        if (newHosts != null && newHosts.lastNew() + AccountState.QUIET <= now) {
            account.newHosts = null;
            if (newHosts.opening().learning()) {
                holdNewHosts(account, newHosts);
            } else {
                found.accept(NewHostFinding.of(user, newHosts));
            }
        }
        Episode burst = account.manySystems;
        if (burst != null && burst.lastNew() + AccountState.QUIET <= now) {
            account.manySystems = null;
            if (burst.opening().learning()) {
                holdBurst(account, burst, state);
            } else {
                found.accept(ManySystemsFinding.of(user, burst));
            }
        }
        Episode held = account.heldNewHosts;
        if (held != null && held.lastNew() + AccountState.HOLD <= now) {
            account.heldNewHosts = null;
            found.accept(NewHostFinding.of(user, held));
        }
        List<Episode> over = account.heldBursts.stream().filter(each -> each.lastNew() + AccountState.HOLD <= now)
                .toList();
        account.heldBursts.removeAll(over);
        judge(user, account, over, found);
    }

    private static void holdNewHosts(AccountState account, Episode episode) {
        Episode held = account.heldNewHosts;
        if (held == null) {
            account.heldNewHosts = episode;
        } else {
            episode.logons().forEach(held::add);
            held.hosts().addAll(episode.hosts());
        }
    }

    private static void holdBurst(AccountState account, Episode burst, BehaviourState state) {
        account.heldBursts.add(burst);
        if (account.heldBursts.size() > AccountState.MOST_HELD) {
            account.heldBursts.stream()
                    .min(Comparator.comparingLong(Episode::peak).thenComparingLong(each -> each.opening().time()))
                    .ifPresent(narrowest -> {
                        account.heldBursts.remove(narrowest);
                        state.dropHeldBeyondBound();
                    });
        }
    }

    /** The account's history has come to suffice: what was held is its baseline, or is judged by it. */
    private static void settleHeld(UserId user, AccountState account, BehaviourState state, Consumer<Finding> found) {
        Episode open = account.newHosts;
        if (open != null && open.opening().learning()) {
            account.newHosts = null;
            holdNewHosts(account, open);
        }
        Episode burst = account.manySystems;
        if (burst != null && burst.opening().learning()) {
            account.manySystems = null;
            holdBurst(account, burst, state);
        }
        Episode held = account.heldNewHosts;
        if (held != null) {
            state.takeAsBaseline(held.hosts().size());
            account.heldNewHosts = null;
        }
        List<Episode> bursts = List.copyOf(account.heldBursts);
        account.heldBursts.clear();
        judge(user, account, bursts, found);
    }

    /** Says the held bursts that stand out of the rest of the account's history. */
    private static void judge(UserId user, AccountState account, List<Episode> bursts, Consumer<Finding> found) {
        for (Episode burst : bursts) {
            int usual = account.history.percentileWithout(burst.ownSpread());
            if (usual < 0 || burst.peak() >= bar(usual)) {
                found.accept(ManySystemsFinding.of(user, burst));
            }
        }
    }
}
