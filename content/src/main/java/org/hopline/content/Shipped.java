package org.hopline.content;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import org.snakeyaml.engine.v2.nodes.Node;

/** The files that Hopline ships in this module. They are part of the program: a bad one is a bug, not an input. */
final class Shipped {

    private static final List<String> ALL = List.of("attack.yaml", "fields/authentication.yaml",
            "fields/endpoint.filesystem.yaml", "fields/endpoint.processes.yaml", "fields/network_traffic.yaml",
            "levels.yaml", "macros.yaml", "pack.yaml");

    private Shipped() {}

    static byte[] bytes(String name) {
        try (InputStream in = Shipped.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("missing in this build: " + name);
            }
            return in.readAllBytes();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    static Node yaml(String name) {
        try {
            return YamlReader.read(name, new String(bytes(name), StandardCharsets.UTF_8));
        } catch (YamlReader.BadYaml bad) {
            throw new IllegalStateException(name + ": " + bad.getMessage(), bad);
        }
    }

    /** The pack as the ledger names it. */
    static ContentPack pack() {
        MessageDigest digest = Hashes.sha256();
        for (String name : ALL) {
            Hashes.add(digest, name, bytes(name));
        }
        Node pack = yaml("pack.yaml");
        return new ContentPack(YamlReader.text(pack, "name"), YamlReader.text(pack, "version"),
                HexFormat.of().formatHex(digest.digest()));
    }
}
