package org.hopline.engine.behaviour;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.hopline.engine.event.UserId;
import org.hopline.engine.flow.ByteReader;
import org.hopline.engine.flow.ByteWriter;
import org.hopline.engine.flow.Codec;
import org.hopline.engine.flow.RecordCodec;
import org.hopline.engine.flow.StateKey;

/** All that the behaviours remember, as one state of the fleet station's key. It changes in place. */
public final class BehaviourState {

    /** The state in a station's context; renewed by every logon. */
    public static final StateKey<BehaviourState> KEY = new StateKey<>("behaviours", 1, new StateCodec(),
            Duration.ofDays(400));

    private record Saved(SortedMap<UserId, AccountState.Saved> accounts, long takenAsBaseline, long heldBeyondBound,
            long partOfBaseline) {}

    private record Due(long time, UserId account) {
        static final Comparator<Due> ORDER = Comparator.comparingLong(Due::time).thenComparing(Due::account);
    }

    private static final class StateCodec implements Codec<BehaviourState> {
        private static final RecordCodec<Saved> SAVED = RecordCodec.of(Saved.class);

        @Override
        public void write(BehaviourState value, ByteWriter to) {
            SAVED.write(value.saved(), to);
        }

        @Override
        public BehaviourState read(ByteReader from) {
            return new BehaviourState(SAVED.read(from));
        }
    }

    /**
     * How much is known.
     *
     * @param accounts seen so far
     * @param learned of these, whose history suffices at their last logon
     * @param takenAsBaseline hosts met while learning that became the baseline without being said
     * @param heldBeyondBound bursts of a learning account that were dropped because too many were held
     * @param partOfBaseline logons no later than their account's last in the given baseline: neither judged nor
     *     learned again
     */
    public record Summary(long accounts, long learned, long takenAsBaseline, long heldBeyondBound,
            long partOfBaseline) {}

    private final TreeMap<UserId, AccountState> accounts = new TreeMap<>();
    private final TreeMap<UserId, Due> dueOf = new TreeMap<>();
    private final TreeSet<Due> due = new TreeSet<>(Due.ORDER);
    private long takenAsBaseline;
    private long heldBeyondBound;
    private long partOfBaseline;

    private BehaviourState(Saved saved) {
        takenAsBaseline = saved.takenAsBaseline();
        heldBeyondBound = saved.heldBeyondBound();
        partOfBaseline = saved.partOfBaseline();
        saved.accounts().forEach((user, account) -> {
            AccountState state = new AccountState(account);
            accounts.put(user, state);
            reschedule(user, state);
        });
    }

    private BehaviourState(Baseline baseline) {
        baseline.accounts()
                .forEach((user, account) -> accounts.put(user, new AccountState(account.last(), History.of(account))));
    }

    /** A beginning, with what is known from before. */
    public static BehaviourState of(Baseline baseline) {
        return new BehaviourState(baseline);
    }

    /** What was learned so far, the baseline it began with included. */
    public Baseline baseline() {
        SortedMap<UserId, Baseline.Account> out = new TreeMap<>();
        accounts.forEach((user, account) -> out.put(user, account.history.account()));
        return new Baseline(out);
    }

    /** How much is known. */
    public Summary summary() {
        long learned = accounts.values().stream()
                .filter(account -> account.history.suffices(account.history.last())).count();
        return new Summary(accounts.size(), learned, takenAsBaseline, heldBeyondBound, partOfBaseline);
    }

    AccountState account(UserId user) {
        return accounts.computeIfAbsent(user, unknown -> new AccountState(Long.MIN_VALUE, History.empty()));
    }

    void takeAsBaseline(long hosts) {
        takenAsBaseline += hosts;
    }

    void leaveToBaseline() {
        partOfBaseline++;
    }

    void dropHeldBeyondBound() {
        heldBeyondBound++;
    }

    /** Files the account under its next deadline. */
    void reschedule(UserId user, AccountState account) {
        Due before = dueOf.get(user);
        long time = account.deadline();
        if (before != null && before.time() == time) {
            return;
        }
        if (before != null) {
            due.remove(before);
            dueOf.remove(user);
        }
        if (time != Long.MAX_VALUE) {
            Due next = new Due(time, user);
            due.add(next);
            dueOf.put(user, next);
        }
    }

    long nextDeadline() {
        return due.isEmpty() ? Long.MAX_VALUE : due.first().time();
    }

    /** Accounts whose deadline is at or before {@code now}, earliest first. */
    List<UserId> dueBy(long now) {
        List<UserId> out = new ArrayList<>();
        for (Due each : due) {
            if (each.time() > now) {
                break;
            }
            out.add(each.account());
        }
        return out;
    }

    private Saved saved() {
        SortedMap<UserId, AccountState.Saved> out = new TreeMap<>();
        accounts.forEach((user, account) -> out.put(user, account.saved()));
        return new Saved(out, takenAsBaseline, heldBeyondBound, partOfBaseline);
    }
}
