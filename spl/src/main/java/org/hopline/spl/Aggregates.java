package org.hopline.spl;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.hopline.engine.detect.Stage;
import org.hopline.engine.detect.Stage.Function;

/** Aggregate calls to aggregates of a stage. */
final class Aggregates {

    private Aggregates() {}

    /**
     * Output column → aggregate, in order.
     *
     * @param overEvents whether the rows are events in order of time, so that earliest and latest mean something
     */
    static Map<String, Stage.Aggregate> compile(List<Command.AggregateCall> calls, boolean overEvents)
            throws SplSyntax {
        Map<String, Stage.Aggregate> compiled = new LinkedHashMap<>();
        for (Command.AggregateCall call : calls) {
            Function function = function(call.function(), overEvents);
            if (call.argument() == null && function != Function.COUNT) {
                throw new SplSyntax(call.function(), call.function().text() + " needs a field.");
            }
            if (call.argument() != null && call.argument().text().indexOf('*') >= 0) {
                throw SplSyntax.notRunYet(call.argument(), "an aggregate over a wildcard");
            }
            String column = call.as() == null ? call.written() : call.as().text();
            compiled.put(column,
                    new Stage.Aggregate(function, call.argument() == null ? null : call.argument().text()));
        }
        return compiled;
    }

    private static Function function(Token name, boolean overEvents) throws SplSyntax {
        return switch (name.text().toLowerCase(Locale.ROOT)) {
            case "count", "c" -> Function.COUNT;
            case "dc", "distinct_count" -> Function.DISTINCT_COUNT;
            case "min" -> Function.MIN;
            case "max" -> Function.MAX;
            case "sum" -> Function.SUM;
            case "avg", "mean" -> Function.AVG;
            case "values" -> Function.VALUES;
            case "earliest" -> overEvents ? Function.FIRST : later(name);
            case "latest" -> overEvents ? Function.LAST : later(name);
            case "first", "last", "list", "stdev", "stdevp", "var", "varp", "median", "mode", "range", "rate", "sumsq",
                    "estdc", "sparkline" ->
                later(name);
            default -> {
                if (name.text().matches("(?i)(p|perc|exactperc|upperperc)[0-9.]+")) {
                    yield later(name);
                }
                throw new SplSyntax(name, "There is no aggregate " + name.text() + ".");
            }
        };
    }

    private static Function later(Token name) throws SplSyntax {
        throw SplSyntax.notRunYet(name, "the aggregate " + name.text());
    }
}
