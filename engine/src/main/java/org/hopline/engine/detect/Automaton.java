package org.hopline.engine.detect;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Finds many texts in one pass over bytes (Aho and Corasick). Bytes that no text holds share one class, so that the
 * table stays small.
 */
final class Automaton {

    private final int[] classes = new int[256];
    private final int classCount;
    private final int[] next;
    /** Per state the texts that end there, its suffixes included. */
    private final int[][] found;

    Automaton(List<String> texts) {
        int count = 1;
        List<byte[]> bytes = new ArrayList<>();
        for (String text : texts) {
            byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
            bytes.add(utf8);
            for (byte b : utf8) {
                if (classes[b & 0xff] == 0) {
                    classes[b & 0xff] = count++;
                }
            }
        }
        classCount = count;
        int most = 1 + bytes.stream().mapToInt(one -> one.length).sum();
        int[] table = new int[most * classCount];
        Arrays.fill(table, -1);
        List<int[]> ends = new ArrayList<>(List.of(new int[0]));
        for (int i = 0; i < bytes.size(); i++) {
            int state = 0;
            for (byte b : bytes.get(i)) {
                int at = state * classCount + classes[b & 0xff];
                if (table[at] < 0) {
                    table[at] = ends.size();
                    ends.add(new int[0]);
                }
                state = table[at];
            }
            ends.set(state, joined(ends.get(state), new int[]{i}));
        }
        link(table, ends);
        next = Arrays.copyOf(table, ends.size() * classCount);
        found = ends.toArray(int[][]::new);
    }

    /** Turns the trie into an automaton: where a state has no child, the next state of its longest suffix. */
    private void link(int[] table, List<int[]> ends) {
        int[] suffix = new int[ends.size()];
        ArrayDeque<Integer> queue = new ArrayDeque<>();
        for (int c = 0; c < classCount; c++) {
            if (table[c] < 0) {
                table[c] = 0;
            } else {
                queue.add(table[c]);
            }
        }
        while (!queue.isEmpty()) {
            int state = queue.remove();
            ends.set(state, joined(ends.get(state), ends.get(suffix[state])));
            for (int c = 0; c < classCount; c++) {
                int at = state * classCount + c;
                int fallback = table[suffix[state] * classCount + c];
                if (table[at] < 0) {
                    table[at] = fallback;
                } else {
                    suffix[table[at]] = fallback;
                    queue.add(table[at]);
                }
            }
        }
    }

    private static int[] joined(int[] a, int[] b) {
        int[] both = Arrays.copyOf(a, a.length + b.length);
        System.arraycopy(b, 0, both, a.length, b.length);
        return both;
    }

    /** Told of each text that stands in the bytes, by its place in the list; perhaps several times. */
    interface Hit {
        void text(int index);
    }

    void search(byte[] bytes, Hit hit) {
        int state = 0;
        for (byte b : bytes) {
            state = next[state * classCount + classes[b & 0xff]];
            for (int text : found[state]) {
                hit.text(text);
            }
        }
    }
}
