package org.hopline.content;

import static org.assertj.core.api.Assertions.fail;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/** Third-party and recorded data that lies beside the repository. */
final class Corpora {

    private Corpora() {}

    /** A path below {@code ../shared}; skips the test where it is absent, unless this is a CI run. */
    static Path path(String first, String... more) {
        Path shared = Path.of(System.getProperty("hopline.root"), "..", "shared").normalize();
        Path path = shared.resolve(Path.of(first, more));
        if (!Files.exists(path)) {
            if ("true".equals(System.getenv("CI"))) {
                fail("missing in a CI run: " + path);
            }
            Assumptions.abort("skipped: " + path + " is not there");
        }
        return path;
    }

    static Path seed(String generation) {
        return path("corpora", "escu", generation, "detections", "endpoint",
                "linux_ssh_remote_services_script_execute.yml");
    }

    static Path page() {
        return path("mission", "004_a242e2e17cd82908.txt");
    }
}
