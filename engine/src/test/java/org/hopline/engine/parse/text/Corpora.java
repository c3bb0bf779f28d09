package org.hopline.engine.parse.text;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/** Third-party and recorded data beside the repository. A test that needs it is skipped without it, except in CI. */
public final class Corpora {

    private Corpora() {}

    /** A file or folder of the corpora. */
    public static Path path(String relative) {
        Path path = Path.of(System.getProperty("hopline.root", "."), "..", "shared", "corpora", relative).normalize();
        if (!Files.exists(path)) {
            if ("true".equals(System.getenv("CI"))) {
                throw new AssertionError("missing " + path);
            }
            System.out.println("skipped: no " + path);
            Assumptions.abort("no " + path);
        }
        return path;
    }

    /** A file's bytes. */
    public static byte[] bytes(String relative) {
        try {
            return Files.readAllBytes(path(relative));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
