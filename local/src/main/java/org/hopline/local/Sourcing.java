package org.hopline.local;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import org.hopline.connect.Inventory;
import org.hopline.connect.RotatedLog;
import org.hopline.connect.Source;
import org.hopline.connect.SourceGroup;
import org.hopline.engine.event.HostId;
import org.hopline.engine.identity.Settlement;
import org.jspecify.annotations.Nullable;

/** Reads every source once, groups in parallel; and those again whose bet on a {@link LiveHost} was lost. */
final class Sourcing {

    private static final String STANDARD_INPUT = "-";

    private final SourceTask task;
    private final PickedStore store;
    private final List<LogReads> done = new ArrayList<>();

    private record LogReads(PickedStore.Log log, List<SourceTask.Read> reads) {}

    Sourcing(SourceTask task, PickedStore store) {
        this.task = task;
        this.store = store;
    }

    /** Big groups begin first, so that the last one to end is small; answered in order of source. */
    List<SourceTask.Read> read(Inventory inventory, ExecutorService executor) {
        List<SourceGroup> groups = new ArrayList<>(inventory.groups());
        groups.sort(Comparator.comparingLong(Sourcing::size).reversed().thenComparing(SourceGroup::name));
        List<Future<?>> running = new ArrayList<>();
        for (SourceGroup group : groups) {
            running.add(executor.submit(() -> group.logs().forEach(this::read)));
        }
        HostPhase.await(running);
        List<SourceTask.Read> reads = new ArrayList<>();
        done.forEach(log -> reads.addAll(log.reads()));
        reads.sort(Comparator.comparing(read -> read.source().id()));
        return reads;
    }

    private void read(RotatedLog log) {
        boolean again = log.parts().stream().noneMatch(part -> part.id().path().equals(STANDARD_INPUT));
        PickedStore.Log stored = store.log(again);
        List<SourceTask.Read> reads = new ArrayList<>();
        for (Source part : log.parts()) {
            reads.add(task.read(part, stored));
        }
        synchronized (done) {
            done.add(new LogReads(stored, reads));
        }
    }

    /** Settles the bets. */
    void again(Settlement settlement, ExecutorService executor) {
        List<Future<?>> running = new ArrayList<>();
        List<Set<@Nullable HostId>> lost = new ArrayList<>();
        // All bets are judged before the first log is read again, since reading changes what is told where.
        for (LogReads log : done) {
            lost.add(log.log().lost(settlement));
        }
        for (int i = 0; i < done.size(); i++) {
            LogReads log = done.get(i);
            Set<@Nullable HostId> hosts = lost.get(i);
            if (!hosts.isEmpty()) {
                running.add(executor.submit(() -> log.reads().forEach(read -> task.again(read, log.log(), hosts))));
            }
        }
        HostPhase.await(running);
    }

    private static long size(SourceGroup group) {
        return group.logs().stream().flatMap(log -> log.parts().stream())
                .mapToLong(source -> Math.max(0, source.storedSize())).sum();
    }
}
