package org.hopline.connect;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Puts rotated parts together, and logs that one thread has to read. */
final class Grouping {

    private record Part(FoundSource source, Rotation rotation) {}

    private static final Comparator<Part> BY_NAME = Comparator.comparing(part -> part.source().id());

    private Grouping() {}

    static List<SourceGroup> group(List<FoundSource> sources) {
        SortedMap<String, List<Part>> byBase = new TreeMap<>();
        for (FoundSource source : sources) {
            Rotation rotation = Rotation.of(source.fileName());
            String whole = source.member() == null ? source.path() : source.path() + "!" + source.member();
            String base = whole.substring(0, whole.length() - source.fileName().length()) + rotation.base();
            byBase.computeIfAbsent(base, any -> new ArrayList<>()).add(new Part(source, rotation));
        }
        List<RotatedLog> logs = new ArrayList<>();
        byBase.forEach((base, parts) -> logs.addAll(logs(base, parts)));
        return groups(logs);
    }

    /**
     * Oldest first. Where one log is rotated by numbers and by dates, the dated parts are a log of their own, since
     * nothing says which of them is older; so are a second and third part that claim the same place.
     */
    private static List<RotatedLog> logs(String base, List<Part> parts) {
        SortedMap<String, Part> numbered = new TreeMap<>(Comparator.reverseOrder());
        SortedMap<String, Part> dated = new TreeMap<>();
        List<Part> alone = new ArrayList<>();
        Part current = null;
        for (Part part : parts.stream().sorted(BY_NAME).toList()) {
            switch (part.rotation().scheme()) {
                case CURRENT -> {
                    if (current == null) {
                        current = part;
                    } else {
                        alone.add(part);
                    }
                }
                case NUMBER -> place(numbered, part, alone);
                case DATE -> place(dated, part, alone);
            }
        }
        List<RotatedLog> logs = new ArrayList<>();
        if (numbered.isEmpty() || dated.isEmpty()) {
            add(logs, base, numbered.isEmpty() ? dated : numbered, current);
        } else {
            add(logs, base, numbered, current);
            add(logs, base + " (dated)", dated, null);
        }
        for (Part part : alone) {
            logs.add(new RotatedLog(part.source().id().path(), List.of(part.source())));
        }
        return logs;
    }

    private static void place(SortedMap<String, Part> places, Part part, List<Part> alone) {
        if (places.putIfAbsent(part.rotation().order(), part) != null) {
            alone.add(part);
        }
    }

    private static void add(List<RotatedLog> logs, String base, SortedMap<String, Part> parts, @Nullable Part current) {
        List<Source> ordered = new ArrayList<>();
        parts.values().forEach(part -> ordered.add(part.source()));
        if (current != null) {
            ordered.add(current.source());
        }
        if (!ordered.isEmpty()) {
            logs.add(new RotatedLog(base, ordered));
        }
    }

    private static List<SourceGroup> groups(List<RotatedLog> logs) {
        List<SourceGroup> groups = new ArrayList<>();
        java.util.Map<Members, List<RotatedLog>> sequential = new java.util.LinkedHashMap<>();
        for (RotatedLog log : logs) {
            Members archive = log.parts().stream().map(part -> ((FoundSource) part).archive())
                    .filter(java.util.Objects::nonNull).findFirst().orElse(null);
            if (archive == null) {
                groups.add(new SourceGroup(log.name(), List.of(log)));
            } else {
                sequential.computeIfAbsent(archive, any -> new ArrayList<>()).add(log);
            }
        }
        for (List<RotatedLog> members : sequential.values()) {
            members.sort(Comparator.comparingInt(log -> ((FoundSource) log.parts().getFirst()).number()));
            groups.add(new SourceGroup(((FoundSource) members.getFirst().parts().getFirst()).path(), members));
        }
        groups.sort(Comparator.comparing(SourceGroup::name).thenComparing(group -> group.logs().getFirst().name()));
        return groups;
    }
}
