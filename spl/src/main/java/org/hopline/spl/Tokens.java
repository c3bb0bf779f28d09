package org.hopline.spl;

import java.util.List;

/** A walk over tokens. */
final class Tokens {

    private final List<Token> all;
    private int at;

    Tokens(List<Token> all) {
        this.all = all;
    }

    Token peek() {
        return all.get(at);
    }

    /** The token {@code ahead} places on, or the end. */
    Token peek(int ahead) {
        return all.get(Math.min(at + ahead, all.size() - 1));
    }

    Token next() {
        Token token = all.get(at);
        if (at < all.size() - 1) {
            at++;
        }
        return token;
    }

    boolean atEnd() {
        return peek().kind() == Token.Kind.END;
    }

    boolean skipSign(String sign) {
        if (peek().isSign(sign)) {
            next();
            return true;
        }
        return false;
    }

    boolean skipKeyword(String word) {
        if (peek().isKeyword(word)) {
            next();
            return true;
        }
        return false;
    }

    void expectSign(String sign) throws SplSyntax {
        if (!skipSign(sign)) {
            throw new SplSyntax(peek(), "Expected " + sign + " here.");
        }
    }

    Token expectName(String what) throws SplSyntax {
        if (!peek().isName()) {
            throw new SplSyntax(peek(), "Expected " + what + " here.");
        }
        return next();
    }
}
