package org.hopline.engine.detect;

/** Whether a condition holds for an event; unknown while the source's host or clock is not settled. */
enum Truth {
    FALSE, UNKNOWN, TRUE;

    static Truth of(boolean holds) {
        return holds ? TRUE : FALSE;
    }

    Truth not() {
        return switch (this) {
            case FALSE -> TRUE;
            case UNKNOWN -> UNKNOWN;
            case TRUE -> FALSE;
        };
    }
}
