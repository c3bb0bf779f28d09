package org.hopline.local;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/** Where the recorded lab lies; tests that need it skip, saying so, where it is absent, and fail in CI. */
final class Lab {

    static final Path FOLDER = Path.of(System.getProperty("hopline.root"), "..", "shared", "corpora", "lab");

    private Lab() {}

    static void needed() {
        if (!Files.isDirectory(FOLDER) && "true".equals(System.getenv("CI"))) {
            throw new AssertionError("the recorded lab is not at " + FOLDER.toAbsolutePath());
        }
        if (!Files.isDirectory(FOLDER)) {
            System.out.println("skipped: no recorded lab at " + FOLDER.toAbsolutePath());
        }
        Assumptions.assumeTrue(Files.isDirectory(FOLDER), "no recorded lab at " + FOLDER.toAbsolutePath());
    }

    static String file(String name) {
        return FOLDER.resolve(name).toString();
    }
}
