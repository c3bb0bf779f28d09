package org.hopline.connect;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.hopline.connect.Trouble.Kind;
import org.hopline.engine.event.SourceId;
import org.jspecify.annotations.Nullable;

/**
 * What archives hold. A zip file is read by its directory. Any other archive is gone through once, for the names, the
 * hashes (equal members must be known before any is read) and the small members, which are kept; so a small archive is
 * unpacked once, a big one twice.
 */
final class ArchiveInventory {

    /** A member up to this many unpacked bytes may be kept. */
    private static final int MOST_KEPT = 1 << 20;
    /** All members kept by one scan, in bytes. */
    private static final long ALL_KEPT = 64L << 20;
    /** So many zips stay open between readers. */
    private static final int OPEN_ZIPS = 64;

    private final Finder finder;
    private final ReadOptions options;
    private long kept;
    private int zips;

    ArchiveInventory(Finder finder, ReadOptions options) {
        this.finder = finder;
        this.options = options;
    }

    /**
     * Lists an archive's members.
     *
     * @param name what the user called it
     * @param place where its bytes are
     * @param plain what it is where it is not compressed as a whole; else null
     */
    void look(String name, Path place, @Nullable Packing plain) throws IOException {
        Origin.OfFile file = Origin.OfFile.of(place);
        int before = finder.found().size() + finder.troubles().size();
        if (plain == Packing.ZIP) {
            zip(name, file);
        } else {
            walk(name, "", file, options.limits());
        }
        if (finder.found().size() + finder.troubles().size() == before) {
            finder.trouble(new Trouble(new SourceId(name), Kind.EMPTY, "The archive holds no file."));
        }
    }

    private void zip(String name, Origin.OfFile file) throws IOException {
        ZipMembers zip = new ZipMembers(file.path(), zips++ < OPEN_ZIPS);
        List<ZipArchiveEntry> entries;
        try {
            entries = zip.list(options.limits());
        } catch (LimitReached e) {
            finder.trouble(Sentences.of(new SourceId(name), e, List.of(Packing.ZIP), 0));
            return;
        } catch (IOException | RuntimeException e) {
            finder.trouble(new Trouble(new SourceId(name), Kind.DAMAGED, "The zip archive's directory is missing or"
                    + " damaged, as when its end was cut off; its members were read one after another as far as they go."));
            walk(name, "", file, options.limits());
            return;
        }
        Limits limits = options.limits();
        long sum = 0;
        int number = 0;
        int links = 0;
        for (ZipArchiveEntry entry : entries) {
            if (entry.isDirectory()) {
                continue;
            }
            if (entry.isUnixSymlink()) {
                links++;
                continue;
            }
            sum += Math.max(entry.getSize(), 0);
            String reason = number == limits.members()
                    ? "It has more than " + Words.number(limits.members()) + " members, the most that are read; "
                    : sum > limits.bytes() || (sum > limits.ratioFrom() && sum / limits.ratio() > file.size())
                            ? "Its members say they unpack to more than " + limits.ratio()
                                    + " times its size, as archive bombs do; "
                            : null;
            if (reason != null) {
                finder.trouble(new Trouble(new SourceId(name), Kind.LIMIT, reason + "the first "
                        + Words.number(number) + " were read and the rest was not."));
                break;
            }
            number++;
            zipMember(name, new ZipMembers.OfZip(zip, file, entry));
        }
        links(name, links);
    }

    private void zipMember(String name, ZipMembers.OfZip origin) {
        String member = clean(origin.entry().getName());
        SourceId id = new SourceId(name + "!" + member);
        try (java.io.InputStream in = origin.open()) {
            Counting stored = new Counting(in);
            Unpacking.Unpacked content = Unpacking.unpack(stored, stored::count, options.limits());
            if (content.inner().isArchive()) {
                Limits all = options.limits();
                if (all.nesting() < 1) {
                    finder.trouble(new Trouble(id, Kind.LIMIT,
                            "It is an archive within an archive; none is opened there, so it was not read."));
                    return;
                }
                walk(name, member + "!", origin, new Limits(all.nesting() - 1, all.members(), all.bytes(),
                        all.ratio(), all.ratioFrom(), all.depth(), all.files()));
                return;
            }
            Fingerprint fingerprint = Fingerprint.of(content.in());
            List<Packing> layers = new ArrayList<>(List.of(Packing.ZIP));
            layers.addAll(content.packing());
            finder.add(id, own -> new FoundSource(own, name, member, host(name), layers, origin.size(),
                    content.packing().isEmpty() ? origin.entry().getSize() : -1, origin.modified(), null, 0,
                    fingerprint, null, () -> finder.open(own, origin, List.of(Packing.ZIP))));
        } catch (IOException e) {
            finder.trouble(Sentences.of(id, e, List.of(Packing.ZIP), 0));
        }
    }

    /** Goes through an archive from its first byte to its last. */
    private void walk(String name, String prefix, Origin origin, Limits limits) throws IOException {
        Members members = new Members(origin, limits);
        try (ArchiveCursor cursor = members.cursor()) {
            for (ArchiveCursor.Member member = cursor.next(); member != null; member = cursor.next()) {
                member(name, prefix, origin, members, cursor, member);
            }
            for (ArchiveCursor.Failure inner : cursor.innerFailures()) {
                finder.trouble(archiveTrouble(new SourceId(name + "!" + prefix + inner.name()), inner.failure(),
                        inner.packing()));
            }
            IOException failure = cursor.failure();
            if (failure != null) {
                finder.trouble(archiveTrouble(new SourceId(prefix.isEmpty()
                        ? name
                        : name + "!"
                                + prefix.substring(0, prefix.length() - 1)),
                        failure, cursor.failedIn()));
            }
            links(name, cursor.links());
        }
    }

    private static Trouble archiveTrouble(SourceId id, IOException failure, List<Packing> packing) {
        Trouble trouble = Sentences.of(id, failure, packing, 0);
        return new Trouble(id, trouble.kind(), trouble.sentence().replace("nothing could be read of it.",
                "members before that were read and are used; any after it are lost."));
    }

    private void member(String name, String prefix, Origin origin, Members members, ArchiveCursor cursor,
            ArchiveCursor.Member member) {
        String path = prefix + member.name();
        SourceId wanted = new SourceId(name + "!" + path);
        Unpacking.Unpacked content = member.content();
        if (content == null) {
            IOException refusal = member.refusal();
            if (refusal != null) {
                finder.trouble(Sentences.of(wanted, refusal, List.of(), 0));
            }
            return;
        }
        Fingerprint fingerprint = Fingerprint.of(content.in());
        Keeper keeper = new Keeper((int) Math.min(MOST_KEPT, ALL_KEPT - kept));
        Read read = options.hash() || keeper.wants(member.size())
                ? read(wanted, origin, content, cursor, keeper)
                : null;
        byte[] bytes = read == null ? null : keeper.bytes();
        kept += bytes == null ? 0 : bytes.length;
        IOException failure = keeper.failure();
        List<Packing> around = List.of(Packing.TAR);
        finder.add(wanted, id -> new FoundSource(id, name, path, host(name), content.packing(), member.size(),
                read != null ? read.size() : content.packing().isEmpty() ? member.size() : -1, member.modified(),
                bytes != null ? null : members, member.number(), fingerprint,
                read != null && read.sha256() != null ? new FoundSource.Known(read.sha256(), read.size()) : null,
                bytes != null
                        ? () -> replay(id, origin, content, bytes, failure)
                        : () -> members.open(id, member.number(), around, options.hash())));
        if (bytes == null) {
            members.last(member.number());
        }
    }

    private SourceInput replay(SourceId id, Origin origin, Unpacking.Unpacked content, byte[] bytes,
            @Nullable IOException failure) {
        Counting stored = new Counting(Members.replay(bytes, bytes.length, failure));
        return new StreamInput(id, origin,
                new Unpacking.Unpacked(new PeekStream(stored), content.packing(), content.inner()),
                List.of(Packing.TAR), stored::count, options.hash(), () -> {});
    }

    /** What a member turned out to be when it was gone through. */
    private record Read(long size, @Nullable String sha256) {}

    private Read read(SourceId id, Origin origin, Unpacking.Unpacked content, ArchiveCursor cursor, Keeper keeper) {
        Unpacking.Unpacked watched = new Unpacking.Unpacked(new PeekStream(keeper.over(content.in())),
                content.packing(), content.inner());
        try (StreamInput input = new StreamInput(id, origin, watched, List.of(), cursor::storedRead, options.hash(),
                () -> {})) {
            byte[] buffer = new byte[64 * 1024];
            while (input.read(buffer) >= 0) {
                continue;
            }
            return new Read(input.size(), input.sha256());
        }
    }

    private void links(String name, long links) {
        if (links > 0) {
            finder.note(name + " holds " + Words.count(links, "link or device", "links and devices")
                    + ", which have no content of their own and were passed over.");
        }
    }

    private static @Nullable String host(String name) {
        return CollectorNames.host(name.substring(name.lastIndexOf('/') + 1));
    }

    private static String clean(String name) {
        String own = name.startsWith("./") ? name.substring(2) : name;
        return own.isEmpty() ? "member" : own;
    }

    /** Keeps what flows by, as long as it is little. */
    private static final class Keeper {

        private final int most;
        private byte[] bytes = new byte[0];
        private int length;
        private boolean tooMuch;
        private @Nullable IOException failure;

        Keeper(int most) {
            this.most = most;
            tooMuch = most <= 0;
        }

        boolean wants(long size) {
            return size >= 0 && size <= most;
        }

        java.io.InputStream over(java.io.InputStream in) {
            return new java.io.FilterInputStream(in) {
                @Override
                public int read() throws IOException {
                    throw new UnsupportedOperationException("read in blocks");
                }

                @Override
                public int read(byte[] into, int from, int many) throws IOException {
                    try {
                        int got = in.read(into, from, many);
                        if (got > 0) {
                            keep(into, from, got);
                        }
                        return got;
                    } catch (IOException e) {
                        failure = e;
                        throw e;
                    }
                }
            };
        }

        private void keep(byte[] from, int at, int many) {
            if (tooMuch || many > most - length) {
                tooMuch = true;
                bytes = new byte[0];
                return;
            }
            if (bytes.length < length + many) {
                bytes = Arrays.copyOf(bytes, Math.min(most, Math.max(length + many, 2 * bytes.length)));
            }
            System.arraycopy(from, at, bytes, length, many);
            length += many;
        }

        byte @Nullable [] bytes() {
            return tooMuch ? null : Arrays.copyOf(bytes, length);
        }

        @Nullable
        IOException failure() {
            return failure;
        }
    }
}
