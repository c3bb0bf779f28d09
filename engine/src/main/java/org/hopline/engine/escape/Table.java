package org.hopline.engine.escape;

import java.util.ArrayList;
import java.util.List;

/**
 * Aligned columns of text for a terminal. Cells may hold log text: the table escapes them, cuts them to their column
 * and aligns by what they look like, not by how many characters they have.
 */
public final class Table {

    /** Between two columns. */
    private static final String GAP = "  ";
    private static final int LEAST_FLEXIBLE = 8;

    private enum Align {
        LEFT, RIGHT, FLEXIBLE
    }

    private record Column(String title, Align align, int most) {}

    private final int width;
    private final List<Column> columns = new ArrayList<>();
    private final List<List<String>> rows = new ArrayList<>();

    private Table(int width) {
        this.width = width;
    }

    /** A table of at most so many terminal columns, where its fixed columns leave room for that. */
    public static Table ofWidth(int width) {
        return new Table(width);
    }

    /** A column as wide as its widest cell, at most {@code most}. */
    public Table left(String title, int most) {
        columns.add(new Column(title, Align.LEFT, most));
        return this;
    }

    /** The same, aligned right: for numbers. */
    public Table right(String title, int most) {
        columns.add(new Column(title, Align.RIGHT, most));
        return this;
    }

    /** A column that takes its share of the room the others leave. */
    public Table flexible(String title) {
        columns.add(new Column(title, Align.FLEXIBLE, Integer.MAX_VALUE));
        return this;
    }

    /** A row; fails unless it has a cell for every column. */
    public Table row(String... cells) {
        return row(List.of(cells));
    }

    /** A row; fails unless it has a cell for every column. */
    public Table row(List<String> cells) {
        if (cells.size() != columns.size()) {
            throw new IllegalArgumentException(cells.size() + " cells for " + columns.size() + " columns");
        }
        rows.add(cells.stream().map(Escape::terminal).toList());
        return this;
    }

    /** The rows as lines without trailing blanks, titles first unless all are empty. */
    public List<String> lines() {
        int[] widths = widths();
        List<String> out = new ArrayList<>();
        if (columns.stream().anyMatch(column -> !column.title().isEmpty())) {
            out.add(line(columns.stream().map(Column::title).toList(), widths));
        }
        for (List<String> row : rows) {
            out.add(line(row, widths));
        }
        return out;
    }

    private int[] widths() {
        int[] widths = new int[columns.size()];
        int fixed = GAP.length() * Math.max(columns.size() - 1, 0);
        int flexible = 0;
        for (int i = 0; i < widths.length; i++) {
            widths[i] = Width.of(columns.get(i).title());
            for (List<String> row : rows) {
                widths[i] = Math.max(widths[i], Width.of(row.get(i)));
            }
            widths[i] = Math.min(widths[i], columns.get(i).most());
            if (columns.get(i).align() == Align.FLEXIBLE) {
                flexible++;
            } else {
                fixed += widths[i];
            }
        }
        int left = width - fixed;
        for (int i = 0; i < widths.length; i++) {
            if (columns.get(i).align() == Align.FLEXIBLE) {
                int share = Math.max(left / flexible, LEAST_FLEXIBLE);
                widths[i] = Math.min(widths[i], share);
                left -= widths[i];
                flexible--;
            }
        }
        return widths;
    }

    private String line(List<String> cells, int[] widths) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < widths.length; i++) {
            String cell = Escape.terminal(cells.get(i), widths[i]);
            String pad = " ".repeat(Math.max(widths[i] - Width.of(cell), 0));
            out.append(i == 0 ? "" : GAP).append(columns.get(i).align() == Align.RIGHT ? pad + cell : cell + pad);
        }
        return out.toString().stripTrailing();
    }
}
