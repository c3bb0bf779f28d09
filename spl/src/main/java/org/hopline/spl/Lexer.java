package org.hopline.spl;

import java.util.ArrayList;
import java.util.List;

/** Cuts a stretch of an expanded search into tokens, in the way of the search language or of eval expressions. */
final class Lexer {

    private Lexer() {}

    /**
     * Tokens of search, stats-like and list commands: everything up to a blank, quote, parenthesis, comma or comparison
     * is a word.
     */
    static List<Token> search(String text, int from, int to) throws SplSyntax {
        List<Token> tokens = new ArrayList<>();
        int at = from;
        while (at < to) {
            char c = text.charAt(at);
            if (Character.isWhitespace(c)) {
                at++;
            } else if (c == '"') {
                at = quoted(text, at, to, tokens);
            } else if (isSign(c) || (c == '!' && at + 1 < to && text.charAt(at + 1) == '=')) {
                at = sign(text, at, to, tokens);
            } else {
                int start = at;
                while (at < to && !endsWord(text, at, to)) {
                    at += text.charAt(at) == '\\' && at + 1 < to ? 2 : 1;
                }
                at = Math.min(at, to);
                tokens.add(new Token(Token.Kind.WORD, unescape(text.substring(start, at)), start, at));
            }
        }
        tokens.add(new Token(Token.Kind.END, "", to, to));
        return tokens;
    }

    private static boolean endsWord(String text, int at, int to) {
        char c = text.charAt(at);
        return Character.isWhitespace(c) || c == '"' || isSign(c)
                || (c == '!' && at + 1 < to && text.charAt(at + 1) == '=');
    }

    private static boolean isSign(char c) {
        return c == '(' || c == ')' || c == ',' || c == '=' || c == '<' || c == '>' || c == '[' || c == ']';
    }

    private static int sign(String text, int at, int to, List<Token> tokens) {
        boolean two = at + 1 < to && text.charAt(at + 1) == '=' && "!<>=".indexOf(text.charAt(at)) >= 0;
        int end = at + (two ? 2 : 1);
        tokens.add(new Token(Token.Kind.SIGN, text.substring(at, end), at, end));
        return end;
    }

    private static int quoted(String text, int at, int to, List<Token> tokens) throws SplSyntax {
        int end = at + 1;
        while (end < to && text.charAt(end) != '"') {
            end += text.charAt(end) == '\\' ? 2 : 1;
        }
        if (end >= to) {
            throw new SplSyntax(at, to, "A quoted text that does not end.", "Close it with \".");
        }
        tokens.add(new Token(Token.Kind.QUOTED, unescape(text.substring(at + 1, end)), at, end + 1));
        return end + 1;
    }

    /** Undoes {@code \\} and {@code \"}; any other backslash stands for itself. */
    static String unescape(String text) {
        if (text.indexOf('\\') < 0) {
            return text;
        }
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\' && i + 1 < text.length() && (text.charAt(i + 1) == '\\' || text.charAt(i + 1) == '"')) {
                c = text.charAt(++i);
            }
            out.append(c);
        }
        return out.toString();
    }

    /** Tokens of eval expressions: names, numbers, texts, {@code 'field names'}, operators. */
    static List<Token> eval(String text, int from, int to) throws SplSyntax {
        List<Token> tokens = new ArrayList<>();
        int at = from;
        while (at < to) {
            char c = text.charAt(at);
            if (Character.isWhitespace(c)) {
                at++;
            } else if (c == '"') {
                at = quoted(text, at, to, tokens);
            } else if (c == '\'') {
                int end = text.indexOf('\'', at + 1);
                if (end < 0 || end >= to) {
                    throw new SplSyntax(at, to, "A quoted field name that does not end.", "Close it with '.");
                }
                tokens.add(new Token(Token.Kind.FIELD_QUOTED, text.substring(at + 1, end), at, end + 1));
                at = end + 1;
            } else if (isNameCharacter(c)) {
                int start = at;
                boolean number = Character.isDigit(c);
                while (at < to && (isNameCharacter(text.charAt(at)) || (number && text.charAt(at) == '.'))) {
                    at++;
                }
                tokens.add(new Token(Token.Kind.WORD, text.substring(start, at), start, at));
            } else {
                at = isSign(c) || c == '!' ? sign(text, at, to, tokens) : single(text, at, tokens);
            }
        }
        tokens.add(new Token(Token.Kind.END, "", to, to));
        return tokens;
    }

    private static int single(String text, int at, List<Token> tokens) {
        tokens.add(new Token(Token.Kind.SIGN, text.substring(at, at + 1), at, at + 1));
        return at + 1;
    }

    private static boolean isNameCharacter(char c) {
        return Character.isLetterOrDigit(c) || c == '_' || c == ':' || c == '{' || c == '}';
    }
}
