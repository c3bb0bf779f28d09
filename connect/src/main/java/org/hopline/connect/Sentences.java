package org.hopline.connect;

import java.io.EOFException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.zip.ZipException;
import org.apache.commons.compress.MemoryLimitException;
import org.apache.commons.compress.archivers.zip.UnsupportedZipFeatureException;
import org.hopline.engine.event.SourceId;

/** Turns failures of reading into troubles: what happened, and what became of the bytes before it. */
final class Sentences {

    private Sentences() {}

    /**
     * The trouble that a failure is.
     *
     * @param packing layers of packing around the bytes, outermost first
     * @param read decompressed bytes read before it
     */
    static Trouble of(SourceId source, IOException failure, List<Packing> packing, long read) {
        String what = packing.isEmpty() ? "file" : packing.getLast().suffix() + " data";
        String used = read == 0
                ? "nothing could be read of it."
                : "the " + Words.bytes(read) + " before that were read and are used.";
        return switch (failure) {
            case LimitReached e -> new Trouble(source, Trouble.Kind.LIMIT, message(e));
            case Unreadable e -> new Trouble(source, Trouble.Kind.UNREADABLE, message(e));
            case AccessDeniedException e -> new Trouble(source, Trouble.Kind.NO_PERMISSION,
                    "Permission denied: this account may not read it.");
            case NoSuchFileException e ->
                new Trouble(source, Trouble.Kind.NOT_FOUND, "It is gone: it was there a moment"
                        + " ago.");
            case FileNotFoundException e -> new Trouble(source, Trouble.Kind.NOT_FOUND, "It is gone: it was there a"
                    + " moment ago.");
            case EOFException e -> truncated(source, switch (String.valueOf(e.getMessage())) {
                case "gzip" -> "gz data";
                case "tar" -> "tar archive";
                case "zip" -> "zip archive";
                default -> what;
            }, used);
            case MemoryLimitException e -> new Trouble(source, Trouble.Kind.UNREADABLE,
                    "The " + what + " asks for more memory than is given to unpacking; " + used);
            case org.tukaani.xz.MemoryLimitException e -> new Trouble(source, Trouble.Kind.UNREADABLE,
                    "The " + what + " asks for " + Words.bytes(e.getMemoryNeeded() * 1024L)
                            + " of memory to unpack, more than is given; " + used);
            case UnsupportedZipFeatureException e -> new Trouble(source, Trouble.Kind.UNREADABLE,
                    "It is packed in a way that cannot be opened (" + message(e) + ").");
            case MalformedInputException e -> damaged(source, what, "a name is malformed", used);
            default -> cutShort(failure)
                    ? truncated(source, what, used)
                    : isDamage(failure)
                            ? damaged(source, what, message(failure), used)
                            : new Trouble(source, Trouble.Kind.IO,
                                    "Reading failed (" + message(failure) + "); " + used);
        };
    }

    private static Trouble truncated(SourceId source, String what, String used) {
        return new Trouble(source, Trouble.Kind.TRUNCATED, "The " + what + " ends too early; " + used);
    }

    private static Trouble damaged(SourceId source, String what, String how, String used) {
        return new Trouble(source, Trouble.Kind.DAMAGED, "The " + what + " is damaged (" + how + "); " + used);
    }

    private static boolean isDamage(IOException e) {
        String library = e.getClass().getName();
        return e instanceof ZipException || library.startsWith("com.github.luben.zstd.")
                || library.startsWith("org.tukaani.xz.") || library.startsWith("org.apache.commons.compress.")
                || e.getClass() == IOException.class && fromLibrary(e);
    }

    /** Libraries report damage as plain exceptions; who threw it tells it from an error of the device. */
    private static boolean fromLibrary(IOException e) {
        StackTraceElement[] trace = e.getStackTrace();
        return trace.length > 0 && (trace[0].getClassName().startsWith("org.apache.commons.compress.")
                || trace[0].getClassName().startsWith("org.tukaani.xz.")
                || trace[0].getClassName().startsWith("com.github.luben.zstd."));
    }

    private static boolean cutShort(IOException e) {
        String message = String.valueOf(e.getMessage());
        return isDamage(e) && (message.contains("Truncated") || message.contains("truncated")
                || message.contains("Unexpected end") || message.contains("unexpected end")
                || message.contains("Premature end"));
    }

    private static String message(IOException e) {
        String message = e.getMessage();
        return message == null || message.isBlank() ? e.getClass().getSimpleName() : message;
    }
}
