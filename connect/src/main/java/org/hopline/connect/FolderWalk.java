package org.hopline.connect;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemLoopException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.hopline.engine.event.SourceId;
import org.hopline.connect.Trouble.Kind;

/**
 * All files below a folder. Real folders are walked first and links to folders after them, so that what a file is called
 * does not depend on the order of a folder's entries, and a web of links cannot make the walk endless.
 */
final class FolderWalk {

    private final Limits limits;
    private final List<Path> files = new ArrayList<>();
    private final List<Trouble> troubles = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private final Set<Path> seen = new HashSet<>();
    private final Deque<Path> links = new ArrayDeque<>();
    private final List<Path> empty = new ArrayList<>();
    private int count;
    private boolean full;

    FolderWalk(Limits limits) {
        this.limits = limits;
    }

    List<Path> files() {
        return files;
    }

    List<Trouble> troubles() {
        return troubles;
    }

    List<String> notes() {
        return notes;
    }

    /** Walks a folder, or the folder that a link leads to. */
    void walk(Path folder) {
        int before = files.size() + troubles.size();
        try {
            if (!seen.add(folder.toRealPath())) {
                notes.add("The folder " + folder + " is read once, though it was given or linked to more than once.");
                return;
            }
        } catch (IOException e) {
            trouble(folder, e);
            return;
        }
        folder(folder, 0);
        while (!links.isEmpty()) {
            link(links.poll());
        }
        if (!empty.isEmpty()) {
            notes.add(Words.count(empty.size(), "folder", "folders") + " below " + folder
                    + " held nothing to read, such as "
                    + empty.getFirst() + ".");
            empty.clear();
        }
        if (files.size() + troubles.size() == before) {
            troubles.add(new Trouble(id(folder), Kind.EMPTY, "The folder holds no file."));
        }
    }

    private void folder(Path folder, int depth) {
        if (depth > limits.depth()) {
            troubles.add(new Trouble(id(folder), Kind.LIMIT, "It lies more than " + limits.depth()
                    + " folders deep; it was not looked into."));
            return;
        }
        List<Path> children = new ArrayList<>();
        try (DirectoryStream<Path> stream = Files.newDirectoryStream(folder)) {
            stream.forEach(children::add);
        } catch (DirectoryIteratorException e) {
            IOException cause = e.getCause();
            trouble(folder, cause == null ? new IOException(e) : cause);
        } catch (IOException e) {
            trouble(folder, e);
        }
        if (children.isEmpty() && depth > 0) {
            empty.add(folder);
        }
        children.sort(Comparator.comparing(child -> String.valueOf(child.getFileName())));
        for (Path child : children) {
            entry(child, depth);
        }
    }

    private void entry(Path path, int depth) {
        if (full) {
            return;
        }
        if (++count > limits.files()) {
            full = true;
            troubles.add(new Trouble(id(path), Kind.LIMIT, "More than " + Words.number(limits.files())
                    + " files were found; this one and those after it were not looked at."));
            return;
        }
        try {
            BasicFileAttributes own = Files.readAttributes(path, BasicFileAttributes.class,
                    LinkOption.NOFOLLOW_LINKS);
            if (own.isSymbolicLink()) {
                linked(path);
            } else if (own.isDirectory()) {
                if (seen.add(path.toRealPath())) {
                    folder(path, depth + 1);
                }
            } else {
                file(path, own);
            }
        } catch (IOException e) {
            trouble(path, e);
        }
    }

    private void linked(Path path) throws IOException {
        BasicFileAttributes target;
        try {
            target = Files.readAttributes(path, BasicFileAttributes.class);
        } catch (NoSuchFileException e) {
            troubles.add(new Trouble(id(path), Kind.NOT_FOUND, "It is a link that leads nowhere."));
            return;
        } catch (IOException e) {
            if (e instanceof AccessDeniedException) {
                throw e;
            }
            troubles.add(loop(path));
            return;
        }
        if (target.isDirectory()) {
            links.add(path);
        } else {
            file(path, target);
        }
    }

    private void link(Path path) {
        try {
            Path target = path.toRealPath();
            Path at = path.toAbsolutePath().getParent();
            if (at != null && at.toRealPath().startsWith(target)) {
                troubles.add(loop(path));
            } else if (seen.add(target)) {
                folder(path, path.getNameCount());
            } else {
                notes.add("The link " + path + " leads to a folder that is read under another name.");
            }
        } catch (FileSystemLoopException e) {
            troubles.add(loop(path));
        } catch (IOException e) {
            trouble(path, e);
        }
    }

    private void file(Path path, BasicFileAttributes attributes) {
        if (attributes.isRegularFile()) {
            files.add(path);
        } else {
            troubles.add(new Trouble(id(path), Kind.SPECIAL_FILE,
                    "It is a device, socket or pipe and no file; it was not opened."));
        }
    }

    private static Trouble loop(Path path) {
        return new Trouble(id(path), Kind.SYMLINK_LOOP,
                "It is a link that leads back to a folder it lies in; it was not followed.");
    }

    private void trouble(Path path, IOException e) {
        troubles.add(Sentences.of(id(path), e, List.of(), 0));
    }

    private static SourceId id(Path path) {
        return new SourceId(path.toString());
    }
}
