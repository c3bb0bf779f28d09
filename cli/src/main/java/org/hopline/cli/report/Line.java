package org.hopline.cli.report;

import java.util.ArrayList;
import java.util.List;

/**
 * A line of text for people, in pieces of one style each. The texts may hold log data: whoever prints the line escapes
 * them.
 *
 * @param spans in order
 */
public record Line(List<Span> spans) {

    /** Keeps its own copy. */
    public Line {
        spans = List.copyOf(spans);
    }

    /** A line of plain text. */
    public static Line of(String text) {
        return new Line(List.of(new Span(Style.PLAIN, text)));
    }

    /** A line of one style. */
    public static Line of(Style style, String text) {
        return new Line(List.of(new Span(style, text)));
    }

    /** An empty line. */
    public static Line empty() {
        return new Line(List.of());
    }

    /** The line with more text at its end. */
    public Line and(Style style, String text) {
        List<Span> more = new ArrayList<>(spans);
        more.add(new Span(style, text));
        return new Line(more);
    }

    /** The line with more plain text at its end. */
    public Line and(String text) {
        return and(Style.PLAIN, text);
    }

    /** Without its styles. */
    public String text() {
        StringBuilder out = new StringBuilder();
        spans.forEach(span -> out.append(span.text()));
        return out.toString();
    }

    /** Text of one style. */
    public record Span(Style style, String text) {}

    /** How text looks where colour is wanted. Nothing is said by colour alone. */
    public enum Style {
        /** As it is. */
        PLAIN(""),
        /** A heading. */
        HEADING("1"),
        /** Of less weight. */
        DIM("2"),
        /** Critical and high. */
        ALARM("1;31"),
        /** Medium. */
        WARN("33"),
        /** Low. */
        CALM("36");

        private final String code;

        Style(String code) {
            this.code = code;
        }

        /** Parameters of the terminal's SGR sequence; empty for none. */
        public String code() {
            return code;
        }
    }
}
