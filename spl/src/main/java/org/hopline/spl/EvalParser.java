package org.hopline.spl;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Parses eval expressions: OR and XOR bind loosest, then AND, NOT, comparisons, {@code + - .}, {@code * / %}. Keywords
 * in any case.
 */
final class EvalParser {

    private static final int MOST_DEPTH = 60;

    private final Tokens tokens;
    private int depth;

    private EvalParser(Tokens tokens) {
        this.tokens = tokens;
    }

    static EvalExpr parse(Tokens tokens) throws SplSyntax {
        EvalExpr expr = new EvalParser(tokens).expr(0);
        if (!tokens.atEnd()) {
            throw new SplSyntax(tokens.peek(), "The expression should end here.");
        }
        return expr;
    }

    private static int binding(String operator) {
        return switch (operator) {
            case "or", "xor" -> 1;
            case "and" -> 2;
            case "=", "==", "!=", "<", "<=", ">", ">=", "like", "in" -> 4;
            case "+", "-", "." -> 5;
            case "*", "/", "%" -> 6;
            default -> 0;
        };
    }

    private @Nullable String operator() {
        Token token = tokens.peek();
        if (token.kind() != Token.Kind.SIGN && token.kind() != Token.Kind.WORD) {
            return null;
        }
        String name = token.text().toLowerCase(Locale.ROOT);
        return binding(name) > 0 ? name : null;
    }

    private EvalExpr expr(int least) throws SplSyntax {
        if (++depth > MOST_DEPTH) {
            throw new SplSyntax(tokens.peek(), "Parentheses nested deeper than " + MOST_DEPTH + ".");
        }
        EvalExpr left = unary();
        while (true) {
            String name = operator();
            if (name == null || binding(name) <= least) {
                depth--;
                return left;
            }
            Token operator = tokens.next();
            if (name.equals("in")) {
                List<EvalExpr> arguments = new ArrayList<>();
                arguments.add(left);
                tokens.expectSign("(");
                arguments(arguments);
                left = new EvalExpr.Call(new Token(Token.Kind.WORD, "in", operator.from(), operator.to()), arguments);
            } else {
                left = new EvalExpr.Binary(operator, name.equals("==") ? "=" : name, left, expr(binding(name)));
            }
        }
    }

    private void arguments(List<EvalExpr> into) throws SplSyntax {
        if (tokens.skipSign(")")) {
            return;
        }
        do {
            into.add(expr(0));
        } while (tokens.skipSign(","));
        tokens.expectSign(")");
    }

    private EvalExpr unary() throws SplSyntax {
        Token token = tokens.next();
        if (token.isKeyword("not") || token.isSign("!")) {
            return new EvalExpr.Not(expr(3));
        }
        if (token.isSign("(")) {
            EvalExpr expr = expr(0);
            tokens.expectSign(")");
            return expr;
        }
        if (token.isSign("-") || token.isSign("+")) {
            Token number = tokens.next();
            if (number.kind() == Token.Kind.WORD && Character.isDigit(number.text().charAt(0))) {
                return new EvalExpr.Number(token, (token.isSign("-") ? "-" : "") + number.text());
            }
            throw SplSyntax.notRunYet(token, "an eval expression with a sign before something other than a number");
        }
        return switch (token.kind()) {
            case QUOTED -> new EvalExpr.Text(token);
            case FIELD_QUOTED -> new EvalExpr.Field(token);
            case WORD -> {
                if (Character.isDigit(token.text().charAt(0))) {
                    yield new EvalExpr.Number(token, token.text());
                }
                if (tokens.skipSign("(")) {
                    List<EvalExpr> arguments = new ArrayList<>();
                    arguments(arguments);
                    yield new EvalExpr.Call(token, arguments);
                }
                yield new EvalExpr.Field(token);
            }
            case SIGN -> throw new SplSyntax(token, "A field, a text, a number or ( is expected here, not "
                    + token.text() + ".");
            case END -> throw new SplSyntax(token, "The expression ends early.");
        };
    }
}
