package org.hopline.content;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import org.hopline.content.RuleProblem.Severity;
import org.hopline.engine.detect.Annotations;
import org.hopline.engine.detect.FindingTemplate;
import org.hopline.spl.Places;

/**
 * Reads a detection as Splunk publishes it on its research site: Markdown with front matter, sections, the search in a
 * code block, and tables. Such a page states score and message but names no risk objects.
 */
final class PublishedPage {

    private static final Pattern FACT = Pattern.compile("(?m)^- \\*\\*([^*]+)\\*\\*: (.*)$");
    private static final Pattern LINK = Pattern.compile("\\[([^]]*)]\\([^)]*\\)");
    private static final Pattern VERSION = Pattern.compile("\\*version\\*: \\*\\*([^*]+)\\*\\*");
    private static final Pattern DETAILS = Pattern
            .compile("(?s)<summary>([^<]*)</summary>\\s*<div[^>]*>(.*?)</div>");

    private final String file;
    private final String text;
    private final List<RuleProblem> problems = new ArrayList<>();

    private PublishedPage(String file, String text) {
        this.file = file;
        this.text = text;
    }

    /** Whether a text is such a page. */
    static boolean isPage(String text) {
        return text.startsWith("---") && text.contains("\n#### Search");
    }

    /** Fails with {@link YamlReader.BadYaml} where the page lacks what a rule needs. */
    static RuleDraft read(String file, String text) throws YamlReader.BadYaml {
        if (text.length() > YamlReader.MOST_CHARACTERS) {
            throw new YamlReader.BadYaml(new RuleProblem(Severity.ERROR, file, 0, 0, "The page is longer than "
                    + YamlReader.MOST_CHARACTERS + " characters.", null, null));
        }
        return new PublishedPage(file, text).draft();
    }

    private RuleDraft draft() throws YamlReader.BadYaml {
        TreeMap<String, String> facts = new TreeMap<>();
        Matcher fact = FACT.matcher(text);
        while (fact.find()) {
            facts.putIfAbsent(fact.group(1), unlink(fact.group(2).strip()));
        }
        int heading = text.indexOf("\n#### Search");
        int open = text.indexOf("\n```", heading + 1);
        int start = open < 0 ? -1 : text.indexOf('\n', open + 1) + 1;
        int end = start <= 0 ? -1 : text.indexOf("\n```", start);
        String id = facts.getOrDefault("ID", "");
        String title = frontMatter("title");
        if (end < 0 || id.isEmpty() || title.isEmpty()) {
            throw new YamlReader.BadYaml(new RuleProblem(Severity.ERROR, file, 0, 0, end < 0
                    ? "The page has no search in a code block under its heading Search."
                    : "The page states no " + (id.isEmpty() ? "ID" : "title") + ".", null, null));
        }
        Matcher version = VERSION.matcher(text);
        Places whole = Places.of(text);
        int searchStart = start;
        List<String> rba = tableRow("#### RBA");
        double score = rba.size() < 4 ? 0 : parse(rba.get(0));
        int messageAt = rba.size() < 4 ? 0 : text.indexOf(rba.get(3));
        if (rba.size() < 4) {
            problems.add(new RuleProblem(Severity.WARNING, file, 0, 0,
                    "The page has no RBA table: its score is taken as 0.", null, null));
        }
        String typeWord = facts.getOrDefault("Type", "");
        return new RuleDraft("published page", id, version.find() ? version.group(1) : "", title,
                section("Description").lines().filter(line -> !line.isBlank() && !line.startsWith("- **"))
                        .map(String::strip).reduce((a, b) -> a + " " + b).orElse(""),
                typeWord, SecurityContentRule.type(typeWord), "", score,
                rba.size() < 4 ? null : "impact " + rba.get(1) + " × confidence " + rba.get(2) + " / 100",
                annotations(), bullets(section("Reference")), section("Known False Positives"),
                bullets(section("Associated Analytic story")), List.of(), facts.getOrDefault("Last Updated", ""),
                facts.getOrDefault("Author", ""), "", "", text.substring(start, end),
                index -> whole.at(searchStart + index),
                new FindingTemplate(rba.size() < 4 ? title : rba.get(3), List.of(), List.of(), List.of(
                        "The published page names no risk objects, so this finding adds risk to nobody.")),
                new RuleDraft.TemplatePlaces(messageAt == 0 ? 0 : whole.at(messageAt).line(),
                        messageAt == 0 ? 0 : whole.at(messageAt).column(), 0, 0),
                section("How To Implement"), bullets(section("Test Dataset")), List.of(), problems);
    }

    private String frontMatter(String key) {
        Matcher matcher = Pattern.compile("(?m)^" + key + ": \"?(.*?)\"?\\s*$").matcher(text);
        return matcher.find() ? matcher.group(1) : "";
    }

    private String section(String name) {
        int heading = text.indexOf("\n#### " + name);
        if (heading < 0) {
            return "";
        }
        int start = text.indexOf('\n', heading + 1);
        int end = start < 0 ? -1 : text.indexOf("\n#### ", start);
        return start < 0 ? "" : text.substring(start, end < 0 ? text.length() : end).strip();
    }

    /** The first row under the header of the first table of a section. */
    private List<String> tableRow(String heading) {
        List<String> rows = section(heading.substring(5)).lines().filter(line -> line.startsWith("|")).toList();
        return rows.size() < 3 ? List.of() : cells(rows.get(2));
    }

    private static List<String> cells(String row) {
        List<String> cells = new ArrayList<>();
        String[] parts = row.split("\\|", -1);
        for (int i = 1; i < parts.length - 1; i++) {
            cells.add(unlink(parts[i].strip()));
        }
        return cells;
    }

    private Annotations annotations() {
        List<String> techniques = new ArrayList<>();
        TreeSet<String> tactics = new TreeSet<>();
        TreeMap<String, List<String>> lists = new TreeMap<>();
        Matcher details = DETAILS.matcher(section("Annotations"));
        while (details.find()) {
            String name = details.group(1).strip();
            if (!name.equals("ATT&CK")) {
                lists.put(name, bullets(details.group(2)));
                continue;
            }
            List<String> rows = details.group(2).lines().filter(line -> line.startsWith("|")).skip(2).toList();
            for (String row : rows) {
                List<String> cells = cells(row);
                if (cells.size() >= 3) {
                    techniques.add(cells.get(0));
                    for (String tactic : cells.get(2).split(",", -1)) {
                        tactics.add(tactic.strip());
                    }
                }
            }
        }
        return new Annotations(techniques, List.copyOf(tactics), lists.getOrDefault("Kill Chain Phase", List.of()),
                lists.getOrDefault("NIST", List.of()), lists.getOrDefault("CIS20", List.of()),
                lists.getOrDefault("CVE", List.of()), new TreeSet<>());
    }

    private static List<String> bullets(String section) {
        return section.lines().map(String::strip).filter(line -> line.startsWith("* "))
                .map(line -> unlink(line.substring(2).strip())).toList();
    }

    private static String unlink(String text) {
        return LINK.matcher(text).replaceAll("$1");
    }

    private static double parse(String text) {
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException notANumber) {
            return 0;
        }
    }
}
