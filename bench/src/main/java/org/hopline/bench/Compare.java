package org.hopline.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Measures ripgrep and a scan on the same files, each pinned to one core, and writes a table:
 * {@code Compare FOLDER MEBIBYTES RESULT-FILE}. CPU time is compared, so that other work on the machine counts little.
 */
final class Compare {

    private static final int GREPS = 3;
    private static final String CORE = "1";

    private Compare() {}

    /** Generates what is missing, measures, writes. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        Path folder = Path.of(arguments[0]);
        long bytes = Long.parseLong(arguments[1]) << 20;
        Path literals = folder.resolve("literals.txt");
        Files.createDirectories(folder);
        Files.write(literals, Words.literals());
        StringBuilder table = new StringBuilder();
        for (LogKind kind : LogKind.values()) {
            Path file = Generate.file(folder, kind, bytes, 1);
            double grep = Double.MAX_VALUE;
            for (int i = 0; i < GREPS; i++) {
                grep = Math.min(grep, grep(literals, file));
            }
            Map<String, String> scan = scan(file, bytes);
            table.append(row(kind, Files.size(file), grep, scan));
            System.out.print(table.substring(table.lastIndexOf("\n", table.length() - 2) + 1));
        }
        Files.writeString(Path.of(arguments[2]), table.toString());
    }

    private static String row(LogKind kind, long size, double grep, Map<String, String> scan) {
        double cpu = Double.parseDouble(scan.get("cpu"));
        double megabytes = size / 1e6;
        double events = Double.parseDouble(scan.get("events"));
        return String.format(Locale.ROOT, "| %s | %.0f | %.0f | %.1f | %.3f | %.0f | %.0f | %.0f | %s / %s |%n",
                kind.fileName(), megabytes, megabytes / grep, megabytes / cpu, grep / cpu, events / cpu / 1000,
                Double.parseDouble(scan.get("allocated")) / events, Double.parseDouble(scan.get("peakHeap")) / 1e6,
                scan.get("sessions"), scan.get("attempts"));
    }

    /** User and system seconds of one ripgrep run. */
    private static double grep(Path literals, Path file) throws IOException, InterruptedException {
        List<String> out = run(List.of("bash", "-c",
                "TIMEFORMAT='%U %S'; time taskset -c " + CORE + " rg -c -F -f '" + literals + "' '" + file
                        + "' || true"));
        String[] times = out.getLast().split(" ");
        return Double.parseDouble(times[0]) + Double.parseDouble(times[1]);
    }

    private static Map<String, String> scan(Path file, long bytes) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("taskset", "-c", CORE,
                Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx512m", "-XX:+UseSerialGC",
                "-XX:-UsePerfData", "--enable-native-access=ALL-UNNAMED", "-cp", System.getProperty("java.class.path"),
                "org.hopline.bench.ScanOnce", file.toString(), "1", "false"));
        Map<String, String> values = new TreeMap<>();
        for (String line : run(command)) {
            int equals = line.indexOf('=');
            if (equals > 0) {
                values.put(line.substring(0, equals), line.substring(equals + 1));
            }
        }
        if (!"true".equals(values.get("lawful"))) {
            throw new IllegalStateException("the scan of " + bytes + " bytes broke the ledger's law: " + values);
        }
        return values;
    }

    private static List<String> run(List<String> command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        List<String> lines;
        try (var reader = process.inputReader(StandardCharsets.UTF_8)) {
            lines = reader.lines().toList();
        }
        int code = process.waitFor();
        if (code != 0) {
            throw new IOException(String.join(" ", command) + " ended with " + code + ": " + lines);
        }
        return lines;
    }
}
