package org.hopline.engine.event;

/**
 * A public key's fingerprint as OpenSSH prints it: `SHA256:…` (base64) or the older MD5 hex pairs.
 *
 * @param text never empty
 */
public record KeyFingerprint(String text) implements Comparable<KeyFingerprint> {

    /** Fails on an empty text: what the log does not name is null, never an empty identifier. */
    public KeyFingerprint {
        if (text.isEmpty()) {
            throw new IllegalArgumentException("an empty text");
        }
    }

    @Override
    public int compareTo(KeyFingerprint other) {
        return text.compareTo(other.text);
    }

    @Override
    public String toString() {
        return text;
    }
}
