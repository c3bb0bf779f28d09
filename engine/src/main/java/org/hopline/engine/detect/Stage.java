package org.hopline.engine.detect;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** One step over the rows of a window, in pipeline order. */
public sealed interface Stage {

    /**
     * Groups rows and aggregates. A row that lacks a group column is dropped, as Splunk drops it.
     *
     * @param by group columns, in order
     * @param aggregates output column → aggregate, in order
     */
    record Stats(List<String> by, Map<String, Aggregate> aggregates) implements Stage {
        /** Keeps its own copies. */
        public Stats {
            by = List.copyOf(by);
            aggregates = Collections.unmodifiableMap(new LinkedHashMap<>(aggregates));
        }
    }

    /** Keeps the rows for which the condition holds. */
    record Filter(Predicate condition) implements Stage {}

    /** Renames columns, old → new, in order; {@code prefix.*} → {@code *} is written out when compiled. */
    record Rename(Map<String, String> names) implements Stage {
        /** Keeps its own copy. */
        public Rename {
            names = Collections.unmodifiableMap(new LinkedHashMap<>(names));
        }
    }

    /** Keeps these columns, in this order; drops the others. */
    record Keep(List<String> columns) implements Stage {
        /** Keeps its own copy. */
        public Keep {
            columns = List.copyOf(columns);
        }
    }

    /** Drops these columns. */
    record Drop(SortedSet<String> columns) implements Stage {
        /** Keeps its own copy. */
        public Drop {
            columns = new TreeSet<>(columns);
        }
    }

    /**
     * Puts the start of the time bucket that a column of seconds lies in into another column, aligned to the UTC epoch.
     *
     * @param seconds length of a bucket, above 0
     */
    record Bucket(String column, String as, double seconds) implements Stage {}

    /** {@code convert timeformat=… ctime(column)}: seconds to text, in UTC. */
    record FormatTime(String column, String as, String timeFormat) implements Stage {}

    /** An aggregate function over a column. */
    record Aggregate(Function function, @Nullable String column) {}

    /** The aggregate functions. */
    enum Function {
        COUNT, DISTINCT_COUNT, MIN, MAX, SUM, AVG, VALUES, LIST, FIRST, LAST
    }
}
