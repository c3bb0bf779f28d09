package org.hopline.connect;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.zip.ZipException;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveInputStream;
import org.jspecify.annotations.Nullable;

/**
 * Goes through an archive once, from its first byte to its last, and through the archives within it, stopping at every
 * member that is a file. A member's damage ends the member; the archive's own damage ends the cursor.
 */
final class ArchiveCursor implements AutoCloseable {

    /**
     * A member at which the cursor stands.
     *
     * @param number from 0, in the archive's order
     * @param name parts separated by {@code !}, without a leading {@code ./}
     * @param size as the archive declares it, still packed; -1 where it does not
     * @param modified nanoseconds since the epoch; null where not said
     * @param content its bytes, unpacked
     * @param refusal why it is not read; null where it is
     */
    record Member(int number, String name, long size, @Nullable Long modified, Unpacking.@Nullable Unpacked content,
            @Nullable IOException refusal) {}

    /** One archive that is being read. */
    private sealed interface Level {
        String prefix();

        Counting outer();

        List<Packing> packing();

        record Tar(String prefix, Counting outer, List<Packing> packing, TarReader reader) implements Level {}

        record Zip(String prefix, Counting outer, List<Packing> packing, ZipArchiveInputStream reader)
                implements
                    Level {}
    }

    /** A header of any kind of archive. */
    private record Header(String name, long size, @Nullable Long modified, boolean file, boolean folder,
            @Nullable IOException refusal) {}

    private final Counting stored;
    private final Limits limits;
    private final Deque<Level> levels = new ArrayDeque<>();
    private int members;
    private int leaves;
    private long links;
    private long unpacked;
    private final List<Failure> innerFailures = new ArrayList<>();
    private @Nullable IOException failure;
    private List<Packing> failedIn = List.of();

    ArchiveCursor(InputStream raw, Limits limits) {
        stored = new Counting(raw);
        this.limits = limits;
        Unpacking.Unpacked outer = Unpacking.unpack(stored, stored::count, limits);
        push("", outer);
    }

    private void push(String prefix, Unpacking.Unpacked archive) {
        Counting outer = new Counting(archive.in());
        List<Packing> packing = new ArrayList<>(archive.packing());
        packing.add(archive.inner());
        levels.push(archive.inner() == Packing.ZIP
                ? new Level.Zip(prefix, outer, packing,
                        new ZipArchiveInputStream(outer, StandardCharsets.UTF_8.name(), true, true))
                : new Level.Tar(prefix, outer, packing, new TarReader(outer)));
    }

    /** Stored bytes consumed. */
    long storedRead() {
        return stored.count();
    }

    /** Links, devices and the like met so far: they have no content. */
    long links() {
        return links;
    }

    /** What ended the cursor before the archive's end, or null. */
    @Nullable
    IOException failure() {
        return failure;
    }

    /** The packing in which {@link #failure()} happened, outermost first. */
    List<Packing> failedIn() {
        return failedIn;
    }

    /** The next member, or null at the end or after a failure. What was not read of the one before is passed over. */
    @Nullable
    Member next() {
        while (failure == null && !levels.isEmpty()) {
            Level level = levels.peek();
            try {
                Header header = header(level);
                if (header == null) {
                    levels.pop();
                    continue;
                }
                Member member = header.file() ? member(level, header) : null;
                if (member != null) {
                    return member;
                }
                if (!header.file() && !header.folder()) {
                    links++;
                }
            } catch (IOException e) {
                fail(level, e);
            } catch (RuntimeException e) {
                fail(level, Unpacking.damage(e));
            }
        }
        return null;
    }

    /** The failure of an archive within the archive ends that one alone, unless it comes from one around it. */
    private void fail(Level level, IOException e) {
        Level broken = level;
        for (Level each : levels) {
            if (each.outer().failure() != null) {
                broken = each;
            }
        }
        while (levels.pop() != broken) {
            continue;
        }
        if (levels.isEmpty() || e instanceof LimitReached) {
            failure = e;
            failedIn = broken.packing();
        } else {
            innerFailures.add(new Failure(broken.prefix().substring(0, broken.prefix().length() - 1), e,
                    broken.packing()));
        }
    }

    /**
     * An archive within the archive that could not be read to its end.
     *
     * @param name as a member's
     */
    record Failure(String name, IOException failure, List<Packing> packing) {}

    /** Archives within this one that could not be read to their ends. */
    List<Failure> innerFailures() {
        return innerFailures;
    }

    private @Nullable Member member(Level level, Header header) throws IOException {
        if (++members > limits.members()) {
            throw new LimitReached("It has more than " + Words.number(limits.members())
                    + " members, the most that are read; the rest was not read.");
        }
        String own = header.name().startsWith("./") ? header.name().substring(2) : header.name();
        String name = level.prefix() + (own.isEmpty() ? "member-" + members : own);
        IOException refusal = header.refusal();
        if (refusal != null) {
            return new Member(leaves++, name, header.size(), header.modified(), null, refusal);
        }
        Unpacking.Unpacked content = Unpacking.unpack(new Content(level), stored::count, limits);
        if (!content.inner().isArchive()) {
            return new Member(leaves++, name, header.size(), header.modified(), content, null);
        }
        if (levels.size() > limits.nesting()) {
            return new Member(leaves++, name, header.size(), header.modified(), null,
                    new LimitReached("It is an archive within " + Words.count(levels.size(), "archive", "archives")
                            + "; at most " + limits.nesting() + " are opened, so it was not read."));
        }
        push(name + "!", content);
        return null;
    }

    private static @Nullable Header header(Level level) throws IOException {
        return switch (level) {
            case Level.Tar tar -> {
                TarReader.Entry entry = tar.reader().next();
                yield entry == null
                        ? null
                        : new Header(entry.name(), entry.size(), entry.modified(), entry.file(), entry.folder(),
                                entry.sparse()
                                        ? new Unreadable("It was stored as a sparse file, whose holes cannot be put"
                                                + " back; it was not read.")
                                        : null);
            }
            case Level.Zip zip -> {
                ZipArchiveEntry entry = zip.reader().getNextEntry();
                yield entry == null
                        ? null
                        : new Header(entry.getName(), entry.getSize(), ZipMembers.modified(entry),
                                !entry.isDirectory() && !entry.isUnixSymlink(), entry.isDirectory(),
                                zip.reader().canReadEntryData(entry) ? null : ZipMembers.refusal(entry));
            }
        };
    }

    /** The content of the member that a level stands at. */
    private final class Content extends BlockStream {

        private final Level level;

        Content(Level level) {
            this.level = level;
        }

        @Override
        public int read(byte[] into, int from, int length) throws IOException {
            if (unpacked > limits.bytes()) {
                throw new LimitReached("Its members hold more than " + Words.bytes(limits.bytes())
                        + ", the most that is read; the rest was not read.");
            }
            if (unpacked > limits.ratioFrom() && unpacked / limits.ratio() > stored.count()) {
                throw new LimitReached("It unpacks to more than " + limits.ratio()
                        + " times its size, as archive bombs do; the rest was not read.");
            }
            int got;
            try {
                got = switch (level) {
                    case Level.Tar tar -> tar.reader().read(into, from, length);
                    case Level.Zip zip -> zip.reader().read(into, from, length);
                };
            } catch (RuntimeException e) {
                throw Unpacking.damage(e);
            }
            unpacked += Math.max(got, 0);
            return got;
        }
    }

    @Override
    public void close() {
        levels.clear();
        try {
            stored.close();
        } catch (IOException e) {
            // Nothing is written, so nothing can be lost by a close that fails.
            failure = failure == null ? new ZipException("closed") : failure;
        }
    }
}
