package org.hopline.spl;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.hopline.engine.detect.FieldRef;
import org.hopline.engine.detect.Input;
import org.hopline.engine.detect.Predicate;
import org.hopline.engine.detect.Predicate.ValueTest;
import org.hopline.engine.detect.Stage;
import org.hopline.spl.SplProblem.Severity;
import org.jspecify.annotations.Nullable;

/** Turns the commands of a pipeline, in order, into inputs and stages, and knows the columns of the rows at each point. */
final class PipelineCompiler {

    /** Column that holds the bucket of {@code by _time span=…}; no field of a search has this name. */
    private static final String TIME_BUCKET = "_time span";

    private final Context context;
    private final Vocabulary vocabulary;
    private final List<Input> inputs = new ArrayList<>();
    private final List<Stage> stages = new ArrayList<>();
    private Set<String> columns = new LinkedHashSet<>();

    PipelineCompiler(Context context, Vocabulary vocabulary) {
        this.context = context;
        this.vocabulary = vocabulary;
    }

    List<Input> inputs() {
        return inputs;
    }

    List<Stage> stages() {
        return stages;
    }

    List<String> columns() {
        return List.copyOf(columns);
    }

    void add(Command command, boolean first) throws SplSyntax {
        switch (command) {
            case Command.Tstats tstats -> {
                if (!first) {
                    throw SplSyntax.notRunYet(tstats.head(), "tstats after another command");
                }
                tstats(tstats);
            }
            case Command.Search(Token head, SearchExpr condition) -> {
                if (first) {
                    throw SplSyntax.notRunYet(head, "a search over raw events");
                }
                filter(new Conditions(this::columnTest).compile(condition));
            }
            case Command.Where(Token head, EvalExpr condition) -> filter(
                    new WhereCompiler(this::columnTest).compile(condition, true));
            case Command.Stats stats -> stats(stats);
            case Command.Rename(Token head, var names) -> rename(names);
            case Command.Convert convert -> convert(convert);
            case Command.Columns(Token head, boolean drops, var names) -> columns(head, drops, names);
            case Command.NotRunYet(Token head) -> throw SplSyntax.notRunYet(head, "the command " + head.text());
        }
        if (first && inputs.isEmpty()) {
            throw new SplSyntax(command.head(), command.head().text() + " cannot begin a search.");
        }
    }

    private void tstats(Command.Tstats tstats) throws SplSyntax {
        String fill = options(tstats);
        Vocabulary.ModelNode node = vocabulary.node(tstats.model().text());
        if (node == null) {
            throw SplSyntax.notRunYet(tstats.model(), "the data model " + tstats.model().text() + " (fed are "
                    + String.join(", ", vocabulary.nodeNames()) + ")");
        }
        ModelFields fields = new ModelFields(context, vocabulary, node);
        Predicate where = tstats.where() == null
                ? new Predicate.True()
                : new Conditions(fields::test).compile(tstats.where());
        if (Never.is(where)) {
            context.problem(Severity.WARNING, tstats.head(),
                    "Its condition can hold for no event, so this search finds nothing.", null, null);
        }
        Map<String, FieldRef> taken = new LinkedHashMap<>();
        List<String> group = new ArrayList<>();
        for (Command.ByField by : tstats.by()) {
            String name = by.field().text();
            if (name.indexOf('*') >= 0) {
                throw new SplSyntax(by.field(), "The by of tstats takes no wildcards.");
            }
            FieldRef ref = fields.resolve(by.field(), false);
            if (name.equals("_time")) {
                taken.put("_time", FieldRef.Meta.TIME);
                stages.add(new Stage.Bucket("_time", TIME_BUCKET, span(by)));
                group.add(TIME_BUCKET);
            } else {
                taken.put(name, fill == null
                        ? ref
                        : new FieldRef.FirstOf(List.of(ref, new FieldRef.Constant(fill))));
                group.add(name);
            }
        }
        for (Command.AggregateCall call : tstats.aggregates()) {
            if (call.argument() != null && !taken.containsKey(call.argument().text())) {
                taken.put(call.argument().text(), fields.resolve(call.argument(), false));
            }
        }
        Map<String, Stage.Aggregate> aggregates = Aggregates.compile(tstats.aggregates(), true);
        inputs.add(new Input(node.scope(), and(node.constraint(), where), taken));
        stages.add(new Stage.Stats(group, aggregates));
        if (group.contains(TIME_BUCKET)) {
            stages.add(new Stage.Rename(Map.of(TIME_BUCKET, "_time")));
        }
        group.replaceAll(name -> name.equals(TIME_BUCKET) ? "_time" : name);
        columns = new LinkedHashSet<>(group);
        columns.addAll(aggregates.keySet());
    }

    private static Predicate and(Predicate constraint, Predicate where) {
        if (constraint instanceof Predicate.True) {
            return where;
        }
        List<Predicate> parts = new ArrayList<>();
        parts.add(constraint);
        if (where instanceof Predicate.And(var more)) {
            parts.addAll(more);
        } else {
            parts.add(where);
        }
        return new Predicate.And(parts);
    }

    /** Checks the options; gives {@code fillnull_value}. */
    private @Nullable String options(Command.Tstats tstats) throws SplSyntax {
        String fill = null;
        for (Map.Entry<String, Token> option : tstats.options().entrySet()) {
            Token value = option.getValue();
            switch (option.getKey()) {
                case "fillnull_value" -> fill = value.text();
                case "summariesonly", "allow_old_summaries", "chunk_size", "local", "include_reduced_buckets" -> {
                }
                case "prestats", "append" -> {
                    if (!isFalse(value.text())) {
                        throw SplSyntax.notRunYet(value, "tstats with " + option.getKey() + "=" + value.text());
                    }
                }
                default -> throw new SplSyntax(value, "tstats has no option " + option.getKey() + ".");
            }
        }
        return fill;
    }

    private static boolean isFalse(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "f", "false", "0" -> true;
            default -> false;
        };
    }

    private double span(Command.ByField by) throws SplSyntax {
        Token span = by.span();
        if (span == null) {
            context.problem(Severity.INFO, by.field(),
                    "by _time without span: Splunk chooses the span by the search's time range; here it is one minute,"
                            + " as over a window of an hour.",
                    null, null);
            return 60;
        }
        return Spans.seconds(span);
    }

    private void stats(Command.Stats stats) throws SplSyntax {
        List<String> group = new ArrayList<>();
        for (Command.ByField by : stats.by()) {
            if (by.span() != null) {
                throw SplSyntax.notRunYet(by.span(), "stats with a span");
            }
            known(by.field(), "every row lacks it, so stats by it keeps none");
            group.add(by.field().text());
        }
        for (Command.AggregateCall call : stats.aggregates()) {
            if (call.argument() != null) {
                known(call.argument(), "every row lacks it");
            }
        }
        Map<String, Stage.Aggregate> aggregates = Aggregates.compile(stats.aggregates(), false);
        stages.add(new Stage.Stats(group, aggregates));
        columns = new LinkedHashSet<>(group);
        columns.addAll(aggregates.keySet());
    }

    private void filter(Predicate condition) {
        if (!(condition instanceof Predicate.True)) {
            stages.add(new Stage.Filter(condition));
        }
    }

    private Predicate columnTest(Token field, ValueTest test) {
        known(field, "a condition on it does not hold");
        return new Predicate.ColumnTest(field.text(), test);
    }

    private boolean known(Token field, String consequence) {
        boolean known = columns.contains(field.text());
        if (!known) {
            context.problem(Severity.WARNING, field, "There is no column " + field.text()
                    + " at this point of the search: " + consequence + ".",
                    "The columns here are " + String.join(", ", columns) + ".", null);
        }
        return known;
    }

    private void rename(List<Command.NewName> names) throws SplSyntax {
        Map<String, String> changes = new LinkedHashMap<>();
        for (Command.NewName name : names) {
            String from = name.from().text();
            String to = name.to().text();
            if (from.indexOf('*') < 0) {
                if (columns.contains(from)) {
                    changes.put(from, to);
                }
                continue;
            }
            if (Wildcards.stars(from) != Wildcards.stars(to)) {
                throw new SplSyntax(name.from(), "Both names of a rename need the same number of wildcards.");
            }
            for (String column : List.copyOf(columns)) {
                String changed = Wildcards.rename(column, from, to);
                if (changed != null) {
                    changes.put(column, changed);
                }
            }
        }
        changes.entrySet().removeIf(change -> change.getKey().equals(change.getValue()));
        if (changes.isEmpty()) {
            return;
        }
        stages.add(new Stage.Rename(changes));
        Set<String> renamed = new LinkedHashSet<>();
        for (String column : columns) {
            String changed = changes.get(column);
            if (changed != null) {
                renamed.add(changed);
            } else if (!changes.containsValue(column)) {
                renamed.add(column);
            }
        }
        columns = renamed;
    }

    private void convert(Command.Convert convert) {
        for (Command.Conversion conversion : convert.conversions()) {
            String column = conversion.field().text();
            if (columns.contains(column)) {
                String as = conversion.as() == null ? column : conversion.as().text();
                stages.add(new Stage.FormatTime(column, as, convert.timeFormat()));
                columns.add(as);
            }
        }
    }

    private void columns(Token head, boolean drops, List<Token> names) {
        Set<String> chosen = new LinkedHashSet<>();
        for (Token name : names) {
            for (String column : columns) {
                if (column.equals(name.text()) || Wildcards.rename(column, name.text(), name.text()) != null) {
                    chosen.add(column);
                }
            }
        }
        if (drops) {
            stages.add(new Stage.Drop(new TreeSet<>(chosen)));
            columns.removeAll(chosen);
            return;
        }
        if (head.text().equals("fields") && columns.contains("_time")) {
            chosen.add("_time");
        }
        stages.add(new Stage.Keep(List.copyOf(chosen)));
        columns = chosen;
    }
}
