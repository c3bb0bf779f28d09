package org.hopline.spl;

import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import org.hopline.engine.detect.Predicate;
import org.hopline.engine.detect.Predicate.ValueTest;

/**
 * The conditions of {@code where} that compare a field with a value: case matters, and a comparison with a field that is
 * absent is neither true nor false, so that its negation keeps no row either.
 */
final class WhereCompiler {

    private final Conditions.Fields fields;

    WhereCompiler(Conditions.Fields fields) {
        this.fields = fields;
    }

    /** The rows for which an expression is true, or, unless {@code wanted}, false. */
    Predicate compile(EvalExpr expr, boolean wanted) throws SplSyntax {
        return switch (expr) {
            case EvalExpr.Not(EvalExpr part) -> compile(part, !wanted);
            case EvalExpr.Binary binary -> binary(binary, wanted);
            case EvalExpr.Call call -> call(call, wanted);
            case EvalExpr.Field(Token name) -> throw SplSyntax.notRunYet(name, "a field as a condition by itself");
            case EvalExpr.Text(Token text) -> throw new SplSyntax(text, "A text is no condition.");
            case EvalExpr.Number(Token at, String digits) -> throw new SplSyntax(at, "A number is no condition.");
        };
    }

    private Predicate binary(EvalExpr.Binary binary, boolean wanted) throws SplSyntax {
        switch (binary.name()) {
            case "and", "or" -> {
                List<Predicate> parts = List.of(compile(binary.left(), wanted), compile(binary.right(), wanted));
                return binary.name().equals("and") == wanted ? new Predicate.And(parts) : new Predicate.Or(parts);
            }
            case "=", "!=", "<", "<=", ">", ">=", "like" -> {
                if (binary.left() instanceof EvalExpr.Field(Token name)) {
                    return comparison(name, binary.name(), binary.right(), binary.operator(), wanted);
                }
                if (binary.right() instanceof EvalExpr.Field(Token name) && !binary.name().equals("like")) {
                    return comparison(name, mirrored(binary.name()), binary.left(), binary.operator(), wanted);
                }
            }
            default -> {
            }
        }
        throw SplSyntax.notRunYet(binary.operator(), "an eval expression with " + binary.operator().text());
    }

    private static String mirrored(String operator) {
        return switch (operator) {
            case "<" -> ">";
            case "<=" -> ">=";
            case ">" -> "<";
            case ">=" -> "<=";
            default -> operator;
        };
    }

    private Predicate comparison(Token field, String operator, EvalExpr value, Token at, boolean wanted)
            throws SplSyntax {
        return switch (value) {
            case EvalExpr.Number(Token where, String digits) -> signed(field, number(field, operator, digits), wanted);
            case EvalExpr.Text(Token text) -> signed(field, text(field, operator, text), wanted);
            default -> throw SplSyntax.notRunYet(at, "a comparison of two fields or expressions");
        };
    }

    /** The test, or its negation for rows that have the field. */
    private Predicate signed(Token field, Predicate test, boolean wanted) throws SplSyntax {
        return wanted
                ? test
                : new Predicate.And(
                        List.of(fields.test(field, new ValueTest.Exists()), new Predicate.Not(test)));
    }

    private Predicate number(Token field, String operator, String digits) throws SplSyntax {
        Predicate atLeast = fields.test(field, new ValueTest.Compare(ValueTest.Operator.GREATER_OR_EQUAL, digits));
        Predicate atMost = fields.test(field, new ValueTest.Compare(ValueTest.Operator.LESS_OR_EQUAL, digits));
        return switch (operator) {
            case "=" -> new Predicate.And(List.of(atLeast, atMost));
            case "!=" -> signed(field, new Predicate.And(List.of(atLeast, atMost)), false);
            case "<" -> fields.test(field, new ValueTest.Compare(ValueTest.Operator.LESS, digits));
            case "<=" -> atMost;
            case ">" -> fields.test(field, new ValueTest.Compare(ValueTest.Operator.GREATER, digits));
            case ">=" -> atLeast;
            default -> throw SplSyntax.notRunYet(field, "like with a number");
        };
    }

    private Predicate text(Token field, String operator, Token value) throws SplSyntax {
        String text = value.text();
        return switch (operator) {
            case "=" -> fields.test(field, new ValueTest.Equal(text, false));
            case "!=" -> signed(field, fields.test(field, new ValueTest.Equal(text, false)), false);
            case "<" -> fields.test(field, new ValueTest.Compare(ValueTest.Operator.LESS, text));
            case "<=" -> fields.test(field, new ValueTest.Compare(ValueTest.Operator.LESS_OR_EQUAL, text));
            case ">" -> fields.test(field, new ValueTest.Compare(ValueTest.Operator.GREATER, text));
            case ">=" -> fields.test(field, new ValueTest.Compare(ValueTest.Operator.GREATER_OR_EQUAL, text));
            default -> like(field, value);
        };
    }

    private Predicate like(Token field, Token pattern) throws SplSyntax {
        if (pattern.text().indexOf('_') >= 0 || pattern.text().indexOf('*') >= 0) {
            throw SplSyntax.notRunYet(pattern, "like with _ or * in its pattern");
        }
        return fields.test(field, new ValueTest.Wildcard(pattern.text().replace('%', '*'), false));
    }

    private Predicate call(EvalExpr.Call call, boolean wanted) throws SplSyntax {
        String name = call.name().text().toLowerCase(Locale.ROOT);
        List<EvalExpr> arguments = call.arguments();
        if (!arguments.isEmpty() && arguments.get(0) instanceof EvalExpr.Field(Token field)) {
            if (arguments.size() == 1 && (name.equals("isnotnull") || name.equals("isnull"))) {
                Predicate exists = fields.test(field, new ValueTest.Exists());
                return name.equals("isnotnull") == wanted ? exists : new Predicate.Not(exists);
            }
            if (name.equals("like") && arguments.size() == 2
                    && arguments.get(1) instanceof EvalExpr.Text(Token pattern)) {
                return signed(field, like(field, pattern), wanted);
            }
            if (name.equals("in")) {
                TreeSet<String> texts = new TreeSet<>();
                for (EvalExpr argument : arguments.subList(1, arguments.size())) {
                    switch (argument) {
                        case EvalExpr.Text(Token text) -> texts.add(text.text());
                        case EvalExpr.Number(Token at, String digits) -> texts.add(digits);
                        default -> throw SplSyntax.notRunYet(call.name(), "in() over fields or expressions");
                    }
                }
                return signed(field, fields.test(field, new ValueTest.OneOf(texts, false)), wanted);
            }
        }
        throw SplSyntax.notRunYet(call.name(), "the eval function " + name + "()");
    }
}
