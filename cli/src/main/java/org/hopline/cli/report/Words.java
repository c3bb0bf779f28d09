package org.hopline.cli.report;

import java.util.ArrayList;
import java.util.List;
import org.hopline.cli.report.Line.Style;
import org.hopline.engine.detect.Level;
import org.hopline.engine.escape.Escape;
import org.hopline.engine.escape.Wrap;

/** How the table puts sentences onto lines. */
final class Words {

    /** Between statements of one line. */
    static final String DOT = " · ";

    private Words() {}

    /** A heading with what it counts, such as {@code PATHS     2}. */
    static Line heading(String title, String rest) {
        return Line.of(Style.HEADING, title).and(rest.isEmpty() ? "" : " ".repeat(10 - title.length()) + rest);
    }

    /** A labelled paragraph: the label at the left, the text wrapped beside it. */
    static List<Line> labelled(String label, String text, int width) {
        List<Line> lines = new ArrayList<>();
        String lead = label + " ".repeat(Math.max(10 - label.length(), 1));
        for (String line : Wrap.lines(Escape.terminal(text), width - 10)) {
            lines.add(lines.isEmpty()
                    ? Line.of(Style.HEADING, lead).and(line)
                    : Line.of(" ".repeat(10) + line));
        }
        return lines;
    }

    /** An indented paragraph. */
    static List<Line> indented(int indent, Style style, String text, int width) {
        List<Line> lines = new ArrayList<>();
        for (String line : Wrap.lines(Escape.terminal(text), width - indent)) {
            lines.add(Line.of(style, " ".repeat(indent) + line));
        }
        return lines;
    }

    /**
     * Statements in one paragraph, broken between two of them where they fit a line, the rest indented below; empty
     * statements are left out.
     */
    static List<Line> statements(int indent, Style style, List<String> statements, int width) {
        List<Line> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String statement : statements) {
            String text = Escape.terminal(statement);
            if (text.isEmpty()) {
                continue;
            }
            if (!line.isEmpty() && indent + line.length() + DOT.length() + text.length() > width) {
                lines.addAll(indented(indent, style, line.toString(), width));
                line.setLength(0);
            }
            line.append(line.isEmpty() ? "" : DOT).append(text);
        }
        if (!line.isEmpty()) {
            lines.addAll(indented(indent, style, line.toString(), width));
        }
        return lines;
    }

    /** How a level is coloured. */
    static Style style(Level level) {
        return switch (level) {
            case CRITICAL, HIGH -> Style.ALARM;
            case MEDIUM -> Style.WARN;
            case LOW -> Style.CALM;
            case INFORMATIONAL -> Style.PLAIN;
        };
    }
}
