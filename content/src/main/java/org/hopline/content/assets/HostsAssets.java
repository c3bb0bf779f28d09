package org.hopline.content.assets;

import java.util.Arrays;
import java.util.List;

/**
 * {@code /etc/hosts} (hosts(5)): an address and the names it has. Of a line's names the one without dots is the host,
 * since that is what logs call it; a file that gives only full names keeps them.
 */
final class HostsAssets {

    private HostsAssets() {}

    static void read(AssetDrafts drafts) {
        for (int line = 1; line <= drafts.lines().size(); line++) {
            String text = drafts.line(line);
            int comment = text.indexOf('#');
            List<String> words = Arrays.stream((comment < 0 ? text : text.substring(0, comment)).split("\\s+"))
                    .filter(word -> !word.isEmpty()).toList();
            if (!words.isEmpty()) {
                entry(drafts, line, words);
            }
        }
    }

    private static void entry(AssetDrafts drafts, int line, List<String> words) {
        String address = words.getFirst();
        if (!Addresses.isAddress(address)) {
            drafts.problemAt(line, address, "\"" + address + "\" is no IP address; the line is left out.",
                    "A line of a hosts file is an address followed by names.", true);
            return;
        }
        if (isOfEveryHost(address)) {
            return;
        }
        List<String> names = words.subList(1, words.size());
        if (names.isEmpty()) {
            drafts.problem(line, 1, "The address has no name; the line is left out.", "", true);
            return;
        }
        String host = names.stream().filter(name -> name.indexOf('.') < 0).findFirst().orElse(names.getFirst());
        if (drafts.host(host, line)) {
            drafts.address(host, address, line);
            names.forEach(name -> drafts.alias(host, name, line));
        }
    }

    /** Loopback, any, broadcast and IPv6 multicast stand in every hosts file and tell no host from another. */
    private static boolean isOfEveryHost(String address) {
        return address.startsWith("127.") || address.equals("::1") || address.equals("0.0.0.0")
                || address.equals("255.255.255.255") || address.startsWith("ff0") || address.startsWith("fe00::");
    }
}
