package org.hopline.content;

/**
 * A pack of content as the ledger names it.
 *
 * @param name of the pack: a path as given, or {@code hopline content}
 * @param version as the pack states it, else {@code unversioned}
 * @param sha256 over its files' names and bytes in order of name, lower-case hex
 */
public record ContentPack(String name, String version, String sha256) {}
