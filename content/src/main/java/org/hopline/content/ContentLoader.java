package org.hopline.content;

import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Reads rule files: Splunk's {@code security_content} YAML of both generations, and its published Markdown pages. */
public final class ContentLoader {

    private final MacroShelf macros;
    private final RuleCompiler compiler;
    private final List<LoadedRule> rules = new ArrayList<>();
    private final List<RuleProblem> problems = new ArrayList<>();
    private final List<RuleProblem> unread = new ArrayList<>();
    private final List<ContentPack> packs = new ArrayList<>();
    private final SortedMap<String, String> fileByKey = new TreeMap<>();

    private ContentLoader(LoadOptions options) {
        this.macros = new MacroShelf(options.macroOverrides());
        this.compiler = new RuleCompiler(FieldMaps.load(), AttackFacts.load(), options.window());
    }

    /**
     * Loads rule files, and folders of them recursively. Files that are no rules (macros, lookups, stories …) are read
     * past in folders, and a problem when named themselves. Never throws for what a file holds.
     */
    public static LoadedContent load(List<Path> paths, LoadOptions options) {
        if (paths.isEmpty() && options.macroOverrides().isEmpty()) {
            return LoadedContent.NONE;
        }
        ContentLoader loader = new ContentLoader(options);
        paths.forEach(loader::load);
        loader.problems.addAll(loader.macros.problems());
        List<ContentPack> packs = new ArrayList<>(List.of(Shipped.pack()));
        packs.addAll(loader.packs);
        loader.addMacros(packs);
        return new LoadedContent(loader.rules, loader.problems, loader.unread, packs);
    }

    private void load(Path path) {
        MessageDigest digest = Hashes.sha256();
        String version = "unversioned";
        for (RuleFiles.Candidate candidate : RuleFiles.find(path, problems)) {
            RuleFiles.Outcome outcome = RuleFiles.read(candidate);
            RuleProblem problem = outcome.problem();
            if (problem != null) {
                problems.add(problem);
                unread.add(problem);
            }
            RuleDraft draft = outcome.draft();
            if (draft == null) {
                continue;
            }
            String name = candidate.named()
                    ? path.getFileName().toString()
                    : path.relativize(outcome.path()).toString();
            Hashes.add(digest, name, outcome.bytes());
            version = candidate.named() && !draft.version().isEmpty() ? draft.version() : version;
            add(outcome.path(), draft);
        }
        packs.add(new ContentPack(path.toString(), version, HexFormat.of().formatHex(digest.digest())));
    }

    private void add(Path path, RuleDraft draft) {
        LoadedRule rule = compiler.compile(path.toString(), draft, macros.bookFor(path));
        String before = rule.detection() == null
                ? null
                : fileByKey.putIfAbsent(rule.detection().key(), path.toString());
        rules.add(before == null ? rule : withoutDetection(rule, before));
    }

    private static LoadedRule withoutDetection(LoadedRule rule, String before) {
        RulePage page = rule.page();
        String why = "the same detection in the same version was loaded from " + before;
        return new LoadedRule(new RulePage(page.info(), page.file(), page.language(), page.date(), page.author(),
                page.securityDomain(), page.assetType(), page.search(), page.expandedSearch(), page.macros(),
                page.template(), page.howToImplement(), page.tests(), page.ignored(), why), null, rule.problems());
    }

    /** Macros change what a search means, so the ledger names the files that were used. */
    private void addMacros(List<ContentPack> into) {
        SortedMap<String, byte[]> used = macros.filesRead();
        if (!used.isEmpty()) {
            MessageDigest digest = Hashes.sha256();
            used.forEach((name, bytes) -> Hashes.add(digest, fileName(name), bytes));
            into.add(new ContentPack("macros of the rules' repository and overrides", "unversioned",
                    HexFormat.of().formatHex(digest.digest())));
        }
    }

    private static String fileName(String path) {
        @Nullable
        Path name = Path.of(path).getFileName();
        return name == null ? path : name.toString();
    }

    /** What {@code RuleFix} needs to look at a file again. */
    static List<Drafted> drafts(List<Path> paths, LoadOptions options) {
        ContentLoader loader = new ContentLoader(options);
        List<Drafted> drafts = new ArrayList<>();
        for (Path path : paths) {
            for (RuleFiles.Candidate candidate : RuleFiles.find(path, loader.problems)) {
                RuleFiles.Outcome outcome = RuleFiles.read(candidate);
                if (outcome.draft() != null) {
                    drafts.add(new Drafted(outcome,
                            loader.compiler.search(outcome.draft(), loader.macros.bookFor(outcome.path()))));
                }
            }
        }
        return drafts;
    }

    /** A file's draft and what its search compiled to. */
    record Drafted(RuleFiles.Outcome outcome, org.hopline.spl.CompiledSearch search) {}
}
