package org.hopline.spl;

import java.util.List;

/** A condition in the search language's own grammar. */
sealed interface SearchExpr {

    /** All hold; true when empty. */
    record And(List<SearchExpr> parts) implements SearchExpr {}

    /** One holds. */
    record Or(List<SearchExpr> parts) implements SearchExpr {}

    /** Does not hold. */
    record Not(SearchExpr part) implements SearchExpr {}

    /**
     * {@code field op value}.
     *
     * @param operator {@code = != < <= > >=}
     */
    record Comparison(Token field, String operator, Token value) implements SearchExpr {}

    /** {@code field IN (…)}. */
    record In(Token field, List<Token> values) implements SearchExpr {}

    /** A word or text by itself. */
    record Term(Token text) implements SearchExpr {}

    /** {@code [ … ]}. */
    record Subsearch(Token at) implements SearchExpr {}
}
