package org.hopline.spl;

import java.util.List;

/** An eval expression, as {@code where} takes it. */
sealed interface EvalExpr {

    /** {@code AND OR XOR}, comparisons, {@code LIKE}, arithmetic; the operator in lower case. */
    record Binary(Token operator, String name, EvalExpr left, EvalExpr right) implements EvalExpr {}

    /** {@code NOT x}, {@code !x}. */
    record Not(EvalExpr part) implements EvalExpr {}

    /** A function. */
    record Call(Token name, List<EvalExpr> arguments) implements EvalExpr {}

    /** A field. */
    record Field(Token name) implements EvalExpr {}

    /** A text in double quotes. */
    record Text(Token text) implements EvalExpr {}

    /** A number, its sign included. */
    record Number(Token at, String digits) implements EvalExpr {}
}
