package org.hopline.connect;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class LongLineTest {

    @Test
    @Timeout(value = 120, unit = TimeUnit.SECONDS)
    void aLineOfTwoGigabytesIsReadInAHeapOf64Megabytes() throws Exception {
        Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx64m", "-cp", System.getProperty("java.class.path"), TwoGigabyteLine.class.getName())
                .redirectError(ProcessBuilder.Redirect.INHERIT).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        assertThat(process.waitFor()).as(said).isZero();
        long all = (2L << 30) + 2 * 79;
        assertThat(said).isEqualTo(all + " 3 1 " + all + " null");
    }
}
