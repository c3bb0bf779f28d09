package org.hopline.cli.report;

import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.hopline.engine.detect.Level;
import org.hopline.engine.explain.PathScore;
import org.hopline.engine.risk.RiskRules;
import org.hopline.engine.session.Path;
import org.hopline.engine.wire.RunLedger;
import org.hopline.local.ScanResult;
import org.jspecify.annotations.Nullable;

/**
 * A scan's result with what the reader of a report needs besides.
 *
 * @param result what was found
 * @param ledger of the whole run
 * @param inputs the paths as given
 * @param level least level shown; null: all
 * @param remarks sentences about rules, assets and options that the reader must know; shown with the result's notes
 */
public record ScanReport(ScanResult result, RunLedger ledger, List<String> inputs, @Nullable Level level,
        List<String> remarks) {

    /** Keeps its own copies. */
    public ScanReport {
        inputs = List.copyOf(inputs);
        remarks = List.copyOf(remarks);
    }

    /** A path and how much it deserves a look. */
    public record ScoredPath(Path path, PathScore score) {

        /** Whether it is worth a line by itself: more than one hop, a change of account, or a score that marks it. */
        boolean isLine() {
            return path.hops().size() > 1 || path.switchesCredential() || score.marked();
        }
    }

    /** Walks the paths that are shown, in canonical order; they are scored as they are walked. */
    public void paths(Consumer<ScoredPath> each) {
        for (Path path : result.paths()) {
            PathScore score = PathScore.of(path, result.familiarity()::get);
            if (level == null || Level.of(score.score()).compareTo(level) >= 0) {
                each.accept(new ScoredPath(path, score));
            }
        }
    }

    /** The findings of this kind that are shown, in canonical order. */
    public Stream<RiskRules.Outcome> findings(RiskRules.Shown shown) {
        return result.findings().stream().filter(outcome -> outcome.shown() == shown)
                .filter(outcome -> level == null || outcome.finding().level().compareTo(level) >= 0);
    }

    /** Where evidence stands, shortened by what all sources share. */
    Places places() {
        return Places.in(result.ledgers());
    }

    /** The highest level of any finding shown among the findings, and of any path; null when there is none. */
    public @Nullable Level highest() {
        Level highest = null;
        for (RiskRules.Outcome outcome : result.findings()) {
            Level of = outcome.finding().level();
            if (outcome.shown() == RiskRules.Shown.FINDING && (highest == null || of.compareTo(highest) > 0)) {
                highest = of;
            }
        }
        for (Path path : result.paths()) {
            Level of = Level.of(PathScore.of(path, result.familiarity()::get).score());
            if (highest == null || of.compareTo(highest) > 0) {
                highest = of;
            }
        }
        return highest;
    }
}
