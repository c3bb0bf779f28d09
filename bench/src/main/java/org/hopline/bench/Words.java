package org.hopline.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Names and addresses that generated logs are made of. */
final class Words {

    private static final String[] SYLLABLES = {"an", "be", "co", "da", "el", "fa", "go", "hu", "is", "jo", "ka", "lu",
        "mi", "no", "or", "pe", "ra", "su", "ti", "ve"};
    static final String[] PEOPLE = {"alice", "bob", "carol", "dave", "erin", "frank", "grace", "heidi", "ivan",
        "judy", "ken", "laura"};
    static final String[] PROGRAMS = {"/usr/bin/ls", "/usr/bin/cat", "/usr/bin/grep", "/usr/bin/sed", "/bin/sh",
        "/usr/bin/python3", "/usr/bin/git", "/usr/bin/curl", "/usr/sbin/ip", "/usr/bin/awk", "/usr/bin/find",
        "/usr/bin/stat", "/usr/bin/date", "/usr/bin/node", "/usr/bin/make", "/usr/bin/tar"};

    private Words() {}

    /** Account names that are guessed on the internet; a fixed list of 400. */
    static List<String> guessed() {
        SplittableRandom random = new SplittableRandom(7);
        List<String> names = new ArrayList<>();
        while (names.size() < 400) {
            StringBuilder name = new StringBuilder();
            int syllables = 2 + random.nextInt(3);
            for (int i = 0; i < syllables; i++) {
                name.append(SYLLABLES[random.nextInt(SYLLABLES.length)]);
            }
            if (!names.contains(name.toString())) {
                names.add(name.toString());
            }
        }
        return names;
    }

    /** Addresses that guess; a fixed list of 3,000. */
    static List<String> strangers() {
        SplittableRandom random = new SplittableRandom(8);
        List<String> addresses = new ArrayList<>();
        for (int i = 0; i < 3000; i++) {
            addresses.add((11 + random.nextInt(180)) + "." + random.nextInt(256) + "." + random.nextInt(256) + "."
                    + (1 + random.nextInt(254)));
        }
        return addresses;
    }

    /** 200 literals, each in fewer than 1 % of the lines of any kind: what a search for indicators looks like. */
    static List<String> literals() {
        List<String> literals = new ArrayList<>();
        strangers().stream().limit(80).map(address -> "from " + address + " port").forEach(literals::add);
        guessed().stream().limit(60).map(name -> "user " + name + " ").forEach(literals::add);
        for (int i = 0; literals.size() < 200; i++) {
            literals.add(new String[]{"/tmp/.x%d/run", "nc -lvp 44%d", "curl http://198.51.100.%d/", "base64 -d %d",
                "authorized_keys2.%d", "LD_PRELOAD=/dev/shm/%d"}[i % 6].replace("%d", Integer.toString(100 + i)));
        }
        return literals;
    }
}
