package org.hopline.cli;

import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.lang.reflect.Proxy;
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

    /** Said after the first Ctrl-C. */
    static final String FINISHING = "finishing with what was read; Ctrl-C again ends at once";

    private Main() {}

    /** Runs one command line and ends the process with its exit code. */
    public static void main(String[] arguments) {
        AtomicBoolean stop = new AtomicBoolean();
        CountDownLatch done = new CountDownLatch(1);
        Thread hook = new Thread(() -> {
            stop.set(true);
            if (done.getCount() > 0) {
                endAtOnceNextTime();
                System.err.println("\nhopline: " + FINISHING);
            }
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

    /**
     * The JDK ignores further signals once it goes down. Its only way to hear of them is of no standard API, so it is
     * asked for by name; where it is absent, a second Ctrl-C does nothing.
     */
    private static void endAtOnceNextTime() {
        try {
            Class<?> signal = Class.forName("sun.misc.Signal");
            Class<?> handler = Class.forName("sun.misc.SignalHandler");
            Object halt = Proxy.newProxyInstance(Main.class.getClassLoader(), new Class<?>[]{handler},
                    (_, _, _) -> {
                        Runtime.getRuntime().halt(ExitCode.INTERRUPTED);
                        return null;
                    });
            signal.getMethod("handle", signal, handler).invoke(null,
                    signal.getConstructor(String.class).newInstance("INT"), halt);
        } catch (ReflectiveOperationException | RuntimeException absent) {
            // The first Ctrl-C still ends the run in order.
            return;
        }
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
