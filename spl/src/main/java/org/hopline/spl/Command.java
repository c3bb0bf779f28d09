package org.hopline.spl;

import java.util.List;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/** One command of a pipeline, parsed. */
sealed interface Command {

    /** The command's name, for messages. */
    Token head();

    /** {@code tstats options aggregates from datamodel=… where … by …}. */
    record Tstats(Token head, SortedMap<String, Token> options, List<AggregateCall> aggregates, Token model,
            @Nullable SearchExpr where, List<ByField> by) implements Command {}

    /** {@code stats aggregates by …}. */
    record Stats(Token head, List<AggregateCall> aggregates, List<ByField> by) implements Command {}

    /** {@code rename a as b …}. */
    record Rename(Token head, List<NewName> names) implements Command {}

    /** {@code convert timeformat=… ctime(a) as b …}. */
    record Convert(Token head, String timeFormat, List<Conversion> conversions) implements Command {}

    /** {@code search …}: as first command it generates, later it filters. */
    record Search(Token head, SearchExpr condition) implements Command {}

    /** {@code where …}. */
    record Where(Token head, EvalExpr condition) implements Command {}

    /** {@code fields a b}, {@code fields - a b}, {@code table a b}. */
    record Columns(Token head, boolean drops, List<Token> names) implements Command {}

    /** A command of the language that is not run yet. */
    record NotRunYet(Token head) implements Command {}

    /**
     * A call of an aggregate.
     *
     * @param argument null for a bare {@code count}
     * @param written the call as written, blanks left out: the column's name where there is no {@code as}
     */
    record AggregateCall(Token function, @Nullable Token argument, String written, @Nullable Token as) {}

    /** A group column, with {@code span=} where given. */
    record ByField(Token field, @Nullable Token span) {}

    /** Old and new name; both may hold {@code *}. */
    record NewName(Token from, Token to) {}

    /** {@code ctime(a) as b}. */
    record Conversion(Token field, @Nullable Token as) {}
}
