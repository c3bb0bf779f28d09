package org.hopline.spl;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.hopline.engine.detect.Predicate;
import org.hopline.engine.detect.Predicate.ValueTest;

/** Search-language conditions to predicates; values match whole, {@code *} stands for any text, case does not matter. */
final class Conditions {

    /** What a field name stands for: a test of it. */
    @FunctionalInterface
    interface Fields {
        Predicate test(Token field, ValueTest test) throws SplSyntax;
    }

    private final Fields fields;

    Conditions(Fields fields) {
        this.fields = fields;
    }

    Predicate compile(SearchExpr expr) throws SplSyntax {
        return switch (expr) {
            case SearchExpr.And(var parts) -> {
                List<Predicate> all = all(parts);
                all.removeIf(part -> part instanceof Predicate.True);
                yield all.isEmpty()
                        ? new Predicate.True()
                        : all.size() == 1 ? all.get(0) : new Predicate.And(all);
            }
            case SearchExpr.Or(var parts) -> new Predicate.Or(all(parts));
            case SearchExpr.Not(SearchExpr part) -> new Predicate.Not(compile(part));
            case SearchExpr.Comparison(Token field, String operator, Token value) -> comparison(field, operator,
                    value.text());
            case SearchExpr.In(Token field, var values) -> in(field, values);
            case SearchExpr.Term(Token text) -> {
                if (text.text().equals("*")) {
                    yield new Predicate.True();
                }
                throw SplSyntax.notRunYet(text, "a search for the bare text " + text.text());
            }
            case SearchExpr.Subsearch(Token at) -> throw SplSyntax.notRunYet(at, "a subsearch");
        };
    }

    private List<Predicate> all(List<SearchExpr> parts) throws SplSyntax {
        List<Predicate> compiled = new ArrayList<>();
        for (SearchExpr part : parts) {
            compiled.add(compile(part));
        }
        return compiled;
    }

    private Predicate comparison(Token field, String operator, String value) throws SplSyntax {
        return switch (operator) {
            case "=" -> fields.test(field, equal(value));
            case "!=" -> new Predicate.And(List.of(fields.test(field, new ValueTest.Exists()),
                    new Predicate.Not(fields.test(field, equal(value)))));
            case "<" -> fields.test(field, new ValueTest.Compare(ValueTest.Operator.LESS, value));
            case "<=" -> fields.test(field, new ValueTest.Compare(ValueTest.Operator.LESS_OR_EQUAL, value));
            case ">" -> fields.test(field, new ValueTest.Compare(ValueTest.Operator.GREATER, value));
            case ">=" -> fields.test(field, new ValueTest.Compare(ValueTest.Operator.GREATER_OR_EQUAL, value));
            default -> throw new SplSyntax(field, "No comparison is written " + operator + ".");
        };
    }

    static ValueTest equal(String value) {
        return value.equals("*")
                ? new ValueTest.Exists()
                : value.indexOf('*') >= 0 ? new ValueTest.Wildcard(value, true) : new ValueTest.Equal(value, true);
    }

    private Predicate in(Token field, List<Token> values) throws SplSyntax {
        TreeSet<String> exact = new TreeSet<>();
        List<Predicate> tests = new ArrayList<>();
        for (Token value : values) {
            if (equal(value.text()) instanceof ValueTest.Equal(String text, boolean ignoreCase)) {
                exact.add(text);
            }
        }
        if (!exact.isEmpty()) {
            tests.add(fields.test(field,
                    exact.size() == 1
                            ? new ValueTest.Equal(exact.first(), true)
                            : new ValueTest.OneOf(exact, true)));
        }
        for (Token value : values) {
            if (!(equal(value.text()) instanceof ValueTest.Equal)) {
                tests.add(fields.test(field, equal(value.text())));
            }
        }
        return tests.size() == 1 ? tests.get(0) : new Predicate.Or(tests);
    }
}
