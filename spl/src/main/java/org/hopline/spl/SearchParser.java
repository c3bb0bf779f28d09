package org.hopline.spl;

import java.util.ArrayList;
import java.util.List;

/**
 * Parses the search language: parentheses bind tightest, then NOT, then OR, then AND, which may be left out. The
 * operators are in capitals.
 */
final class SearchParser {

    private static final int MOST_DEPTH = 60;

    private final Tokens tokens;
    private final boolean stopsAtBy;
    private int depth;

    private SearchParser(Tokens tokens, boolean stopsAtBy) {
        this.tokens = tokens;
        this.stopsAtBy = stopsAtBy;
    }

    /** A condition up to the end, or up to {@code by} where {@code stopsAtBy}. */
    static SearchExpr parse(Tokens tokens, boolean stopsAtBy) throws SplSyntax {
        SearchExpr expr = new SearchParser(tokens, stopsAtBy).and(false);
        Token rest = tokens.peek();
        if (rest.isSign(")")) {
            throw new SplSyntax(rest, "A closing parenthesis without an opening one.");
        }
        return expr;
    }

    private boolean atEnd(boolean inside) {
        Token token = tokens.peek();
        return token.kind() == Token.Kind.END || token.isSign(")")
                || (stopsAtBy && !inside && (token.isKeyword("by") || token.isKeyword("groupby")));
    }

    private SearchExpr and(boolean inside) throws SplSyntax {
        if (++depth > MOST_DEPTH) {
            throw new SplSyntax(tokens.peek(), "Parentheses nested deeper than " + MOST_DEPTH + ".");
        }
        List<SearchExpr> parts = new ArrayList<>();
        while (!atEnd(inside)) {
            if (tokens.peek().isWord("AND")) {
                Token and = tokens.next();
                if (parts.isEmpty() || atEnd(inside)) {
                    throw new SplSyntax(and, "AND joins nothing here.");
                }
            }
            parts.add(or(inside));
        }
        depth--;
        return parts.size() == 1 ? parts.get(0) : new SearchExpr.And(parts);
    }

    private SearchExpr or(boolean inside) throws SplSyntax {
        List<SearchExpr> parts = new ArrayList<>();
        parts.add(not(inside));
        while (tokens.peek().isWord("OR")) {
            Token or = tokens.next();
            if (atEnd(inside)) {
                throw new SplSyntax(or, "OR joins nothing here.");
            }
            parts.add(not(inside));
        }
        return parts.size() == 1 ? parts.get(0) : new SearchExpr.Or(parts);
    }

    private SearchExpr not(boolean inside) throws SplSyntax {
        int negations = 0;
        while (tokens.peek().isWord("NOT")) {
            Token not = tokens.next();
            if (atEnd(inside)) {
                throw new SplSyntax(not, "NOT negates nothing here.");
            }
            negations++;
        }
        SearchExpr part = primary();
        return negations % 2 == 0 ? part : new SearchExpr.Not(part);
    }

    private SearchExpr primary() throws SplSyntax {
        Token token = tokens.next();
        if (token.isSign("(")) {
            SearchExpr expr = and(true);
            tokens.expectSign(")");
            return expr;
        }
        if (token.isSign("[")) {
            int open = 1;
            while (open > 0 && !tokens.atEnd()) {
                Token inner = tokens.next();
                open += inner.isSign("[") ? 1 : inner.isSign("]") ? -1 : 0;
            }
            return new SearchExpr.Subsearch(token);
        }
        if (token.isWord("AND") || token.isWord("OR")) {
            throw new SplSyntax(token, token.text() + " joins nothing here.");
        }
        if (!token.isName()) {
            throw new SplSyntax(token, token.kind() == Token.Kind.END
                    ? "The condition ends early."
                    : "A field, a text or ( is expected here, not " + token.text() + ".");
        }
        Token after = tokens.peek();
        if (after.kind() == Token.Kind.SIGN && isComparison(after.text())) {
            String operator = tokens.next().text();
            return new SearchExpr.Comparison(token, operator.equals("==") ? "=" : operator,
                    tokens.expectName("a value"));
        }
        if (after.isKeyword("IN") && tokens.peek(1).isSign("(")) {
            if (!after.text().equals("IN")) {
                throw new SplSyntax(after.from(), after.to(), "The search language knows IN in capitals only.",
                        "Write IN.");
            }
            tokens.next();
            tokens.next();
            List<Token> values = new ArrayList<>();
            while (!tokens.peek().isSign(")")) {
                if (!tokens.skipSign(",")) {
                    values.add(tokens.expectName("a value or )"));
                }
            }
            tokens.next();
            return new SearchExpr.In(token, values);
        }
        return new SearchExpr.Term(token);
    }

    private static boolean isComparison(String sign) {
        return switch (sign) {
            case "=", "==", "!=", "<", "<=", ">", ">=" -> true;
            default -> false;
        };
    }
}
