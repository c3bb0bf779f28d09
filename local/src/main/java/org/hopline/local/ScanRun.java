package org.hopline.local;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import org.hopline.connect.Inventory;
import org.hopline.connect.ReadOptions;
import org.hopline.connect.Sources;
import org.hopline.engine.behaviour.Baseline;
import org.hopline.engine.detect.Detection;
import org.hopline.engine.detect.DetectionSet;
import org.hopline.engine.detect.Window;
import org.hopline.engine.event.Address;
import org.hopline.engine.identity.Asset;
import org.hopline.engine.identity.HostBinding;
import org.hopline.engine.identity.IdentityFacts;
import org.hopline.engine.identity.SettleOptions;
import org.hopline.engine.identity.Settlement;
import org.hopline.engine.identity.Settling;
import org.hopline.engine.session.Session;
import org.hopline.engine.wire.RunLedger;

/** One scan: reading in parallel by source, sessions in parallel by host, the rest in event time. */
final class ScanRun {

    private final ScanRequest request;
    private final ScanProgress progress;
    private final Restarts restarts;
    private final int worthABet;
    private final Budget budget;
    private final DetectionSet detections;
    private final AtomicBoolean stopped = new AtomicBoolean();

    ScanRun(ScanRequest request, ScanProgress progress, Restarts restarts, int worthABet) {
        this.worthABet = worthABet;
        this.request = request;
        this.progress = progress;
        this.restarts = restarts;
        this.budget = new Budget(request.memoryBytes());
        this.detections = DetectionSet.of(windowed(request));
    }

    private static List<Detection> windowed(ScanRequest request) {
        return switch (request.windows()) {
            case OWN -> request.detections();
            case WHOLE -> request.detections().stream().map(ScanRun::whole).toList();
        };
    }

    private static Detection whole(Detection detection) {
        return detection.window() instanceof Window.Scheduled
                ? new Detection(detection.info(), detection.inputs(), detection.stages(), new Window.Whole(),
                        detection.template())
                : detection;
    }

    ScanResult run() {
        ExecutorService executor = Executors.newFixedThreadPool(request.threads(),
                Thread.ofPlatform().daemon().name("scan ", 1).factory());
        try {
            return run(executor);
        } finally {
            executor.shutdownNow();
        }
    }

    private ScanResult run(ExecutorService executor) {
        progress.phase(ScanProgress.Phase.READING);
        InputStream standardInput = request.standardInput();
        Inventory inventory = Sources.find(request.paths(), new ReadOptions(request.reading().hash(),
                request.reading().limits(), standardInput == null ? InputStream.nullInputStream() : standardInput));
        inventory.sources().forEach(source -> progress.sourceFound(source.id().path(), source.storedSize()));
        PickedStore store = new PickedStore(budget, restarts, worthABet);
        SettleOptions options = new SettleOptions(request.reading().hosts(), request.reading().zones(),
                request.reading().year(), request.assets(), request.learnIdentity());
        Sourcing sourcing = new Sourcing(new SourceTask(request, detections, options, progress, stopped), store);
        List<SourceTask.Read> reads = sourcing.read(inventory, executor);
        Settlement settlement = Settling.settle(reads.stream().map(SourceTask.Read::profile).toList(), options);
        sourcing.again(settlement, executor);

        progress.phase(ScanProgress.Phase.SESSIONS);
        List<HostBinding> given = asserted(request.assets());
        HostPhase hosts = new HostPhase(budget, request.filter(), restarts, IdentityFacts.of(given));
        hosts.run(store.byHost(settlement), executor);

        progress.phase(ScanProgress.Phase.JOINING);
        List<HostBinding> learned = request.learnIdentity() ? hosts.learning().learn() : List.of();
        List<HostBinding> known = new ArrayList<>(given);
        if (request.learnIdentity()) {
            known.addAll(settlement.stated());
        }
        known.addAll(learned);
        IdentityFacts facts = IdentityFacts.of(known);
        FleetPhase fleet = new FleetPhase(budget, facts, restarts);
        Baseline before = request.baseline();
        long happenings = hosts.happenings.count();
        fleet.run(hosts, detections, before == null ? Baseline.NONE : before);

        List<RunLedger.Source> ledgers = LedgerBook.of(inventory, reads, settlement, hosts.duplicates());
        Seen seen = new Seen();
        reads.forEach(read -> seen.addAll(read.seen()));
        List<Session> sessions = hosts.sessions.toList();
        Shown shown = new Shown(request.filter());
        List<String> notes = Notes.of(inventory, reads, settlement, learned, hosts.overflows(), fleet.notes(),
                sessions);
        progress.phase(ScanProgress.Phase.DONE);
        return new ScanResult(shown.paths(fleet.paths()), shown.findings(fleet.findings()), shown.sessions(sessions),
                shown.attempts(hosts.attempts.toList()), fleet.familiarity(), happenings, ledgers,
                Coverage.of(detections, seen, !sessions.isEmpty(), fleet.findings()), facts, notes, stopped.get(),
                fleet.learned());
    }

    private static List<HostBinding> asserted(List<Asset> assets) {
        List<HostBinding> bindings = new ArrayList<>();
        for (Asset asset : assets) {
            List<Address> names = new ArrayList<>(asset.aliases());
            names.add(Address.of(asset.host().name()));
            for (Address name : names) {
                bindings.add(new HostBinding(name, asset.host(), HostBinding.Basis.ASSERTED, 1,
                        "stated by " + asset.place()));
            }
        }
        return bindings;
    }
}
