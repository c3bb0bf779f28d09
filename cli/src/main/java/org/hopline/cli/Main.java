package org.hopline.cli;

import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/** The process: the only place that touches the system's streams, environment, signals and exit. */
public final class Main {

    /** How long an interrupted run may take to write what it has. */
    private static final long LAST_WORDS_SECONDS = 60;

    private Main() {}

    /** Runs one command line and ends the process with its exit code. */
    public static void main(String[] arguments) {
        AtomicBoolean stop = new AtomicBoolean();
        CountDownLatch done = new CountDownLatch(1);
        Thread hook = new Thread(() -> {
            stop.set(true);
            await(done);
        }, "interrupted");
        Runtime.getRuntime().addShutdownHook(hook);
        // The JDK tells of all streams at once; the launcher, which can ask for each, says more.
        boolean person = System.console() != null && System.console().isTerminal();
        Console console = new Console(new FileInputStream(FileDescriptor.in), new FileOutputStream(FileDescriptor.out),
                new FileOutputStream(FileDescriptor.err), new TreeMap<>(System.getenv()),
                Path.of("").toAbsolutePath(), isTerminal("hopline.out.terminal", person),
                isTerminal("hopline.err.terminal", person), stop::get);
        int code = Hopline.run(console, List.of(arguments));
        done.countDown();
        if (!stop.get()) {
            System.exit(code);
        }
        // Interrupted: the machine is going down already and ends with 128 + signal, which for Ctrl-C is 130.
    }

    private static void await(CountDownLatch done) {
        try {
            if (!done.await(LAST_WORDS_SECONDS, TimeUnit.SECONDS)) {
                Runtime.getRuntime().halt(ExitCode.INTERRUPTED);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static boolean isTerminal(String property, boolean otherwise) {
        String said = System.getProperty(property);
        return said == null ? otherwise : said.equals("1");
    }
}
