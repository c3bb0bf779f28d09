package org.hopline.content;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** SHA-256 over named files: length and bytes of each name and content, so that no two packs run into each other. */
final class Hashes {

    private Hashes() {}

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("every Java has SHA-256", missing);
        }
    }

    static void add(MessageDigest digest, String name, byte[] bytes) {
        byte[] utf8 = name.getBytes(StandardCharsets.UTF_8);
        digest.update(ByteBuffer.allocate(8).putInt(utf8.length).putInt(bytes.length).array());
        digest.update(utf8);
        digest.update(bytes);
    }
}
