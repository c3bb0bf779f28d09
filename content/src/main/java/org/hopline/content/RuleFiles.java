package org.hopline.content;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.hopline.content.RuleProblem.Severity;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.Node;

/** Finds rule files and reads each to a draft. */
final class RuleFiles {

    private static final long MOST_BYTES = 4L * YamlReader.MOST_CHARACTERS;
    private static final int MOST_FILES = 100_000;

    private RuleFiles() {}

    /**
     * A file that may hold a rule.
     *
     * @param named whether the user named it, rather than its folder: then not being a rule is a problem
     */
    record Candidate(Path path, boolean named) {}

    /** What a file turned out to be: a draft, a problem, or nothing of interest (both null). */
    record Outcome(Path path, byte[] bytes, String text, @Nullable RuleDraft draft, @Nullable RuleProblem problem) {}

    /** The files of a path, in order of name; folders recursively, links not followed. */
    static List<Candidate> find(Path path, List<RuleProblem> problems) {
        if (!Files.isDirectory(path)) {
            return List.of(new Candidate(path, true));
        }
        List<Candidate> found = new ArrayList<>();
        try {
            Files.walkFileTree(path, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                    String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
                    boolean fits = name.endsWith(".yml") || name.endsWith(".yaml") || name.endsWith(".md")
                            || name.endsWith(".txt");
                    if (fits && attributes.isRegularFile()) {
                        found.add(new Candidate(file, false));
                    }
                    return found.size() < MOST_FILES ? FileVisitResult.CONTINUE : FileVisitResult.TERMINATE;
                }

                @Override
                public FileVisitResult visitFileFailed(Path file, IOException failure) {
                    problems.add(problem(file, Severity.ERROR, "It cannot be read."));
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException unreadable) {
            problems.add(problem(path, Severity.ERROR, "The folder cannot be read."));
        }
        if (found.size() >= MOST_FILES) {
            problems.add(problem(path, Severity.ERROR, "More than " + MOST_FILES + " files; the rest is not read."));
        }
        found.sort(java.util.Comparator.comparing(candidate -> candidate.path().toString()));
        return found;
    }

    static Outcome read(Candidate candidate) {
        Path path = candidate.path();
        byte[] bytes = new byte[0];
        try {
            if (Files.size(path) > MOST_BYTES) {
                return failed(path, problem(path, Severity.ERROR, "The file is longer than " + MOST_BYTES + " bytes."));
            }
            bytes = Files.readAllBytes(path);
        } catch (IOException unreadable) {
            return failed(path, problem(path, Severity.ERROR, Files.exists(path)
                    ? "The file cannot be read."
                    : "There is no such file."));
        }
        String text = new String(bytes, StandardCharsets.UTF_8);
        String name = path.toString();
        try {
            if (PublishedPage.isPage(text)) {
                return new Outcome(path, bytes, text, PublishedPage.read(name, text), null);
            }
            boolean yaml = name.endsWith(".yml") || name.endsWith(".yaml");
            if (!yaml && !candidate.named()) {
                return new Outcome(path, bytes, text, null, null);
            }
            Node root = YamlReader.read(name, text);
            if (SecurityContentRule.isRule(root)) {
                RuleProblem unreadable = SecurityContentRule.unreadable(name, root);
                return unreadable == null
                        ? new Outcome(path, bytes, text, SecurityContentRule.read(name, text, root), null)
                        : new Outcome(path, bytes, text, null, unreadable);
            }
            return new Outcome(path, bytes, text, null, candidate.named()
                    ? problem(path, Severity.ERROR,
                            "The file is no rule: it lacks "
                                    + String.join(", ", SecurityContentRule.missing(root))
                                    + ". A detection in YAML has name, id, type and search, a published page has a heading Search.")
                    : null);
        } catch (YamlReader.BadYaml bad) {
            return new Outcome(path, bytes, text, null, bad.problem());
        }
    }

    private static Outcome failed(Path path, RuleProblem problem) {
        return new Outcome(path, new byte[0], "", null, problem);
    }

    private static RuleProblem problem(Path path, Severity severity, String message) {
        return new RuleProblem(severity, path.toString(), 0, 0, message, null, null);
    }
}
