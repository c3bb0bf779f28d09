package org.hopline.engine.identity;

/**
 * A shell-like pattern: {@code *} any characters, {@code ?} one; everything else itself, case counting.
 *
 * @param pattern the pattern
 */
public record Glob(String pattern) {

    /** Whether the whole text fits. */
    public boolean fits(String text) {
        int p = 0;
        int t = 0;
        int star = -1;
        int mark = 0;
        while (t < text.length()) {
            if (p < pattern.length() && pattern.charAt(p) == '*') {
                star = p++;
                mark = t;
            } else if (p < pattern.length() && (pattern.charAt(p) == '?' || pattern.charAt(p) == text.charAt(t))) {
                p++;
                t++;
            } else if (star >= 0) {
                p = star + 1;
                t = ++mark;
            } else {
                return false;
            }
        }
        while (p < pattern.length() && pattern.charAt(p) == '*') {
            p++;
        }
        return p == pattern.length();
    }

    /** Whether the whole path or its last part fits. */
    public boolean fitsPath(String path) {
        return fits(path) || fits(path.substring(Math.max(path.lastIndexOf('/'), path.lastIndexOf('!')) + 1));
    }
}
