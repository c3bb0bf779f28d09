package org.hopline.content.assets;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A table with a header (RFC 4180), separated by comma, semicolon or tab. Headers are compared without case and
 * punctuation. A cell may hold several values, separated by spaces, semicolons or bars.
 */
final class CsvAssets {

    /** What a column means. */
    enum Column {
        /** The name of the host. */
        HOST(Set.of("host", "hostname", "name", "nthost", "system", "asset", "server", "node", "computer",
                "computername", "inventoryhostname")),
        /** Its addresses. */
        ADDRESS(Set.of("ip", "ips", "ipaddress", "ipaddresses", "address", "addresses", "ipv4", "ipv6", "ipv4address",
                "ipv6address", "ansiblehost", "addr")),
        /** Its other names. */
        ALIAS(Set.of("alias", "aliases", "dns", "dnsname", "fqdn", "cname", "othernames")),
        /** Its time zone. */
        TIMEZONE(Set.of("timezone", "tz", "zone", "timezonename")),
        /** How much it matters. */
        TIER(Set.of("tier", "criticality", "priority", "importance"));

        // Built by Set.of, hence fixed.
        @SuppressWarnings("ImmutableEnumChecker")
        private final Set<String> spellings;

        Column(Set<String> spellings) {
            this.spellings = spellings;
        }

        static @Nullable Column of(String header) {
            StringBuilder plain = new StringBuilder();
            for (char c : header.toLowerCase(Locale.ROOT).toCharArray()) {
                if (Character.isLetterOrDigit(c)) {
                    plain.append(c);
                }
            }
            return Arrays.stream(values()).filter(column -> column.spellings.contains(plain.toString())).findFirst()
                    .orElse(null);
        }
    }

    private final AssetDrafts drafts;
    private final char separator;
    private final List<@Nullable Column> columns = new ArrayList<>();

    private CsvAssets(AssetDrafts drafts, char separator) {
        this.drafts = drafts;
        this.separator = separator;
    }

    /** The separator of a header line that has a column we know, or null where it is no such line. */
    static @Nullable Character separator(String header) {
        for (char separator : new char[]{',', ';', '\t', '|'}) {
            boolean split = header.indexOf(separator) >= 0;
            boolean known = Arrays.stream(header.split(java.util.regex.Pattern.quote(String.valueOf(separator)), -1))
                    .map(cell -> Column.of(cell.replace("\"", "")))
                    .anyMatch(column -> column == Column.HOST || column == Column.ADDRESS);
            if (split && known) {
                return separator;
            }
        }
        return null;
    }

    static void read(AssetDrafts drafts, char separator, int firstLine) {
        new CsvAssets(drafts, separator).read(firstLine);
    }

    private void read(int firstLine) {
        String text = String.join("\n", drafts.lines().subList(firstLine - 1, drafts.lines().size()));
        int line = firstLine;
        try (CsvReader<CsvRecord> reader = CsvReader.builder().fieldSeparator(separator).skipEmptyLines(true)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE).extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .trimWhitespacesAroundQuotes(true).ofCsvRecord(text)) {
            for (CsvRecord record : reader) {
                line = (int) record.getStartingLineNumber() + firstLine - 1;
                if (columns.isEmpty()) {
                    if (!header(record, line)) {
                        return;
                    }
                } else {
                    row(record, line);
                }
            }
        } catch (CsvParseException | java.io.UncheckedIOException e) {
            drafts.problem(line, 1, "The table cannot be read from here on: " + e.getMessage() + ".",
                    "A quoted cell ends with a quote before the next separator.", true);
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException("memory cannot fail to be read", e);
        }
    }

    private boolean header(CsvRecord record, int line) {
        for (String cell : record.getFields()) {
            Column column = Column.of(cell);
            if (column == Column.HOST && columns.contains(Column.HOST)) {
                // A second column of names, such as "fqdn" in words of the user's own.
                column = Column.ALIAS;
            }
            columns.add(column);
        }
        if (!columns.contains(Column.HOST)) {
            drafts.problem(line, 1, "No column of this table names a host.",
                    "Call the column host, hostname or name.", true);
            return false;
        }
        return true;
    }

    private void row(CsvRecord record, int line) {
        if (record.getFieldCount() == 1 && (record.getField(0).isBlank() || record.getField(0).startsWith("#"))) {
            return;
        }
        if (record.getFieldCount() > columns.size()) {
            drafts.problem(line, 1, "The row has " + record.getFieldCount() + " cells and the header "
                    + columns.size() + "; those beyond are left out.",
                    "Several values in one cell are separated by spaces, or the cell is quoted.", false);
        }
        String host = cells(record, Column.HOST).stream().findFirst().orElse("");
        if (host.isEmpty()) {
            drafts.problem(line, 1, "The row names no host.", "", true);
            return;
        }
        if (!drafts.host(host, line)) {
            return;
        }
        cells(record, Column.ADDRESS).forEach(cell -> values(cell).forEach(one -> drafts.address(host, one, line)));
        cells(record, Column.ALIAS).forEach(cell -> values(cell).forEach(one -> drafts.alias(host, one, line)));
        cells(record, Column.TIMEZONE).forEach(zone -> drafts.timezone(host, zone, line));
        cells(record, Column.TIER).forEach(tier -> drafts.tier(host, tier, line));
    }

    private List<String> cells(CsvRecord record, Column wanted) {
        List<String> cells = new ArrayList<>();
        for (int i = 0; i < Math.min(columns.size(), record.getFieldCount()); i++) {
            String cell = record.getField(i).strip();
            if (columns.get(i) == wanted && !cell.isEmpty()) {
                cells.add(cell);
            }
        }
        return cells;
    }

    private static List<String> values(String cell) {
        return Arrays.stream(cell.split("[\\s;|,]+")).filter(value -> !value.isEmpty()).toList();
    }
}
