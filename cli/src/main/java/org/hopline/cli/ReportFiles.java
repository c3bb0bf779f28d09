package org.hopline.cli;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.hopline.cli.report.CsvReport;
import org.hopline.cli.report.JsonReport;
import org.hopline.cli.report.ScanReport;
import org.hopline.cli.report.TableReport;
import org.jspecify.annotations.Nullable;

/** Writes a report to wherever it was asked for. A file appears when it is complete, never half. */
final class ReportFiles {

    private final ScanOptions options;
    private final List<String> inputs;
    private final Console console;

    ReportFiles(ScanOptions options, List<String> inputs, Console console) {
        this.options = options;
        this.inputs = inputs;
        this.console = console;
    }

    /** What is wrong with the outputs, before anything is read: evidence is never written to. Null when nothing is. */
    @Nullable
    String clash() {
        Set<Path> taken = new HashSet<>();
        for (OutputTarget target : options.outputs()) {
            Path file = target.file();
            if (file == null) {
                continue;
            }
            String clash = clash("-o " + file, file, taken);
            if (clash != null) {
                return clash;
            }
        }
        Path baseline = options.saveBaseline();
        return baseline == null ? null : clash("--save-baseline " + baseline, baseline, taken);
    }

    private @Nullable String clash(String option, Path file, Set<Path> taken) {
        Path folder = file.toAbsolutePath().getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            return option + ": there is no folder " + folder + ".";
        }
        if (Files.isDirectory(file)) {
            return option + " is a folder.";
        }
        if (!Files.isWritable(folder)) {
            return option + ": the folder " + folder + " may not be written to.";
        }
        if (!taken.add(file.toAbsolutePath().normalize())) {
            return option + ": two outputs want this file; give each its own.";
        }
        for (String input : inputs) {
            if (!input.equals("-") && same(file, console.path(input))) {
                return option + " is one of the logs to read; evidence is never written to.";
            }
        }
        return null;
    }

    private static boolean same(Path a, Path b) {
        try {
            return Files.exists(a) && Files.exists(b) && Files.isSameFile(a, b);
        } catch (IOException e) {
            return a.toAbsolutePath().normalize().equals(b.toAbsolutePath().normalize());
        }
    }

    /** Writes all; whether all went well. */
    boolean write(ScanReport report, Page out, Page err) {
        boolean well = true;
        for (OutputTarget target : options.outputs()) {
            Path file = target.file();
            if (file == null) {
                write(report, target.form(), out);
                if (target.form() == OutputTarget.Form.TABLE) {
                    hint(out);
                }
                continue;
            }
            Path fresh = file.resolveSibling(file.getFileName() + ".new");
            try {
                try (Page page = Page.file(Files.newOutputStream(fresh))) {
                    write(report, target.form(), page);
                    page.flush();
                    if (page.broken()) {
                        throw new IOException("the device is full or gone");
                    }
                }
                Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING);
                err.line("hopline: wrote " + file);
            } catch (IOException e) {
                err.line("hopline: cannot write " + file + ": " + why(e));
                well = false;
            }
        }
        return well;
    }

    private void hint(Page out) {
        if (options.outputs().size() == 1) {
            out.line("");
            out.line("wrote nothing · save with -o report.jsonl (or .json, .csv, .txt)");
        }
    }

    private void write(ScanReport report, OutputTarget.Form form, Page page) {
        switch (form) {
            case TABLE -> new TableReport(report, options.show(), options.zone()).write(page::line);
            case JSONL -> new JsonReport(report).lines(page::record);
            case JSON -> new JsonReport(report).document(page::record);
            case CSV -> new CsvReport(report).write(page::record);
        }
    }

    /** Why a file operation failed, as a sentence's end; the JDK's own messages are often the bare path. */
    static String why(IOException e) {
        return switch (e) {
            case AccessDeniedException _ -> "no permission";
            case NoSuchFileException _ -> "it does not exist";
            default -> e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
        };
    }
}
