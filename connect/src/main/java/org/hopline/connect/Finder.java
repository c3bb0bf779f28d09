package org.hopline.connect;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hopline.connect.Trouble.Kind;
import org.hopline.engine.event.SourceId;

/** One run of {@link Sources#find}: from paths to sources, not yet grouped. */
final class Finder {

    private static final int PIPE = 0010000;
    private static final int FILE_TYPE = 0170000;

    private final ReadOptions options;
    private final List<FoundSource> found = new ArrayList<>();
    private final List<Inventory.Copy> copies = new ArrayList<>();
    private final List<Trouble> troubles = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private final Set<String> names = new HashSet<>();
    private final Map<Object, FoundSource> files = new HashMap<>();
    private final Set<Object> archiveKeys = new HashSet<>();
    private final Set<Path> given = new HashSet<>();
    private final ArchiveInventory archives;

    Finder(ReadOptions options) {
        this.options = options;
        archives = new ArchiveInventory(this, options);
    }

    List<FoundSource> found() {
        return found;
    }

    List<Inventory.Copy> copies() {
        return copies;
    }

    List<Trouble> troubles() {
        return troubles;
    }

    List<String> notes() {
        return notes;
    }

    /** All paths, in the order of their names. */
    void look(List<String> paths) {
        FolderWalk walk = new FolderWalk(options.limits());
        List<Path> single = new ArrayList<>();
        for (String path : paths.stream().sorted().distinct().toList()) {
            if (path.equals("-")) {
                standardInput();
            } else {
                look(path, walk, single);
            }
        }
        troubles.addAll(walk.troubles());
        notes.addAll(walk.notes());
        single.addAll(walk.files());
        single.stream().sorted(java.util.Comparator.comparing(Path::toString)).forEach(this::file);
    }

    private void look(String path, FolderWalk walk, List<Path> single) {
        if (path.isEmpty()) {
            notes.add("An empty path was given; it names nothing.");
            return;
        }
        try {
            Path place = Path.of(path);
            BasicFileAttributes attributes = Files.readAttributes(place, BasicFileAttributes.class);
            if (attributes.isDirectory()) {
                walk.walk(place);
            } else if (attributes.isRegularFile()) {
                single.add(place);
            } else if (isPipe(place)) {
                stream(new SourceId(path), path, Files.newInputStream(place));
            } else {
                troubles.add(new Trouble(new SourceId(path), Kind.SPECIAL_FILE,
                        "It is a device or socket and no file; it was not opened."));
            }
        } catch (NoSuchFileException e) {
            troubles.add(new Trouble(new SourceId(path), Kind.NOT_FOUND, "There is no such file or folder."));
        } catch (IOException e) {
            troubles.add(Sentences.of(new SourceId(path), e, List.of(), 0));
        } catch (InvalidPathException e) {
            troubles.add(new Trouble(new SourceId(path), Kind.NOT_FOUND, "This is no path the system can name."));
        }
    }

    private static boolean isPipe(Path path) throws IOException {
        try {
            Object mode = Files.getAttribute(path, "unix:mode");
            return mode instanceof Integer bits && (bits & FILE_TYPE) == PIPE;
        } catch (UnsupportedOperationException | IllegalArgumentException e) {
            return false;
        }
    }

    private void standardInput() {
        stream(new SourceId("-"), "-", options.standardInput());
    }

    /** Something that can be read once: as it is, unless it is an archive, which is set down in a file first. */
    private void stream(SourceId id, String path, InputStream in) {
        Origin.OfPipe pipe = new Origin.OfPipe(in);
        Counting stored = new Counting(in);
        Unpacking.Unpacked content = Unpacking.unpack(stored, stored::count, options.limits());
        if (content.inner().isArchive()) {
            try {
                Path copy = spool(content.in());
                notes.add("The archive on " + (path.equals("-") ? "standard input" : path)
                        + " was set down in a temporary file, since its members are read in an order of their own.");
                archives.look(path, copy, content.inner());
            } catch (IOException e) {
                troubles.add(Sentences.of(id, e, content.packing(), 0));
            }
            return;
        }
        Fingerprint fingerprint = Fingerprint.of(content.in());
        boolean[] used = {false};
        add(id, name -> new FoundSource(name, path, null, null, content.packing(), -1, -1, null, null, 0,
                fingerprint.whole() ? fingerprint : null, null, () -> {
                    if (used[0]) {
                        return StreamInput.failed(name, pipe, new Trouble(name, Kind.IO,
                                "It comes from a pipe, which can be read once only."));
                    }
                    used[0] = true;
                    return new StreamInput(name, pipe, content, List.of(), stored::count, options.hash(), () -> {});
                }));
    }

    private Path spool(InputStream in) throws IOException {
        Path copy = Files.createTempFile("hopline-", ".archive");
        copy.toFile().deleteOnExit();
        try (OutputStream out = Files.newOutputStream(copy)) {
            in.transferTo(out);
        }
        return copy;
    }

    private void file(Path path) {
        SourceId id = new SourceId(path.toString());
        if (!given.add(path.toAbsolutePath().normalize())) {
            notes.add("The file " + path + " was given more than once; it is read once.");
            return;
        }
        try {
            BasicFileAttributes attributes = Files.readAttributes(path, BasicFileAttributes.class);
            Object key = attributes.fileKey();
            FoundSource same = key == null ? null : files.get(key);
            Origin.OfFile origin = Origin.OfFile.of(path);
            try (InputStream in = origin.open()) {
                Counting stored = new Counting(in);
                Unpacking.Unpacked content = Unpacking.unpack(stored, stored::count, options.limits());
                if (content.inner().isArchive()) {
                    if (key == null || archiveKeys.add(key)) {
                        archives.look(path.toString(), path, content.packing().isEmpty() ? content.inner() : null);
                    } else {
                        notes.add("The archive " + path + " is a file that is read under another name.");
                    }
                    return;
                }
                FoundSource source = plain(id, origin, content);
                if (same != null) {
                    copies.add(new Inventory.Copy(source, same.id(), null, -1));
                    return;
                }
                found.add(source);
                if (key != null) {
                    files.put(key, source);
                }
            }
        } catch (IOException e) {
            troubles.add(Sentences.of(id, e, List.of(), 0));
        }
    }

    private FoundSource plain(SourceId id, Origin.OfFile origin, Unpacking.Unpacked content) {
        List<Packing> layers = content.packing();
        Fingerprint fingerprint = Fingerprint.of(content.in());
        SourceId name = unique(id);
        return new FoundSource(name, id.path(), null, null, layers, origin.size(),
                layers.isEmpty() ? origin.size() : -1, origin.modified(), null, 0, fingerprint, null,
                () -> open(name, origin, List.of()));
    }

    /** Opens what can be reached at once. */
    SourceInput open(SourceId id, Origin origin, List<Packing> around) {
        InputStream in;
        try {
            in = origin.open();
        } catch (IOException e) {
            return StreamInput.failed(id, origin, Sentences.of(id, e, around, 0));
        }
        Counting stored = new Counting(in);
        return new StreamInput(id, origin, Unpacking.unpack(stored, stored::count, options.limits()), around,
                stored::count, options.hash(), () -> close(in));
    }

    private static void close(InputStream in) {
        try {
            in.close();
        } catch (IOException e) {
            // Nothing is written, so nothing can be lost by a close that fails.
            return;
        }
    }

    /** Adds a source under a name that no other has. */
    void add(SourceId wanted, java.util.function.Function<SourceId, FoundSource> make) {
        found.add(make.apply(unique(wanted)));
    }

    /** An archive may hold two members of one name, and unprintable names may look alike. */
    private SourceId unique(SourceId wanted) {
        String name = wanted.path();
        for (int copy = 2; !names.add(name); copy++) {
            name = wanted.path() + "#" + copy;
        }
        return name.equals(wanted.path()) ? wanted : new SourceId(name);
    }

    void trouble(Trouble trouble) {
        troubles.add(trouble);
    }

    void note(String note) {
        notes.add(note);
    }
}
