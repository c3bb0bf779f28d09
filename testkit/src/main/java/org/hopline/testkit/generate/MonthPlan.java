package org.hopline.testkit.generate;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.hopline.testkit.generate.LogonMonth.Script;
import org.hopline.testkit.generate.LogonMonth.Settings;

/** Who and what there is, and what the intruder will do: all that does not depend on the day. */
final class MonthPlan {

    /** Kinds of servers, in the order they are dealt out. */
    private static final List<String> ROLES = List.of("web", "app", "db", "cache", "mail", "git", "ci", "log");
    private static final List<String> NAMES = List.of("alice", "bob", "carol", "dave", "erin", "frank", "grace",
            "heidi", "ivan", "judy", "karl", "laura", "mallory", "nina", "oscar", "peggy", "quentin", "rita", "sybil",
            "trent", "ursula", "victor", "wendy", "xaver", "yasmin", "zoe");
    static final String INTRUDER_ADDRESS = "203.0.113.66";
    private static final int INTRUDER_SECOND = (3 * 60 + 12) * 60;

    record Server(int index, String name, String address) {}

    /** @param servers the person's own, the first the most used */
    record Person(String name, int uid, String address, String key, List<Server> servers) {}

    private final Settings settings;
    private final List<Server> servers = new ArrayList<>();
    private final List<Person> people = new ArrayList<>();
    private final Script script;
    private final List<Integer> intruderSeconds = new ArrayList<>();

    MonthPlan(Settings settings) {
        this.settings = settings;
        Random random = random("plan", 0);
        for (int i = 0; i < settings.hosts(); i++) {
            int number = i / ROLES.size() + 1;
            servers.add(new Server(i, ROLES.get(i % ROLES.size()) + (number < 10 ? "0" : "") + number,
                    "10.20." + i / 200 + "." + (i % 200 + 10)));
        }
        for (int i = 0; i < settings.people(); i++) {
            String name = NAMES.get(i % NAMES.size()) + (i < NAMES.size() ? "" : Integer.toString(i / NAMES.size()));
            List<Server> own = new ArrayList<>(servers);
            Collections.shuffle(own, random);
            people.add(new Person(name, 1001 + i, "10.30." + i / 200 + "." + (i % 200 + 10), key(random),
                    List.copyOf(own.subList(0, 2 + random.nextInt(5)))));
        }
        script = planIntrusion(random);
    }

    private Script planIntrusion(Random random) {
        Person victim = people.stream().min((a, b) -> Integer.compare(a.servers().size(), b.servers().size()))
                .orElseThrow();
        List<Server> others = new ArrayList<>(servers);
        others.removeAll(victim.servers());
        Collections.shuffle(others, random);
        List<String> reached = new ArrayList<>();
        int second = INTRUDER_SECOND;
        intruderSeconds.add(second);
        second += 95;
        for (Server each : others.subList(0, 8)) {
            reached.add(each.name());
            intruderSeconds.add(second);
            second += 11 + random.nextInt(30);
        }
        return new Script(victim.name(), victim.servers().getFirst().name(), INTRUDER_ADDRESS,
                instant(intruderSeconds.getFirst()), instant(intruderSeconds.getLast()), reached);
    }

    private Instant instant(int secondOfIntrusionDay) {
        return Instant.ofEpochSecond(micros(intrusionDay(), secondOfIntrusionDay) / 1_000_000);
    }

    Settings settings() {
        return settings;
    }

    List<Server> servers() {
        return servers;
    }

    /** The host that automation starts from. */
    Server control() {
        return servers.getFirst();
    }

    List<Server> applicationServers() {
        return servers.stream().filter(server -> server.name().startsWith("app")).toList();
    }

    List<Person> people() {
        return people;
    }

    Person person(String name) {
        return people.stream().filter(person -> person.name().equals(name)).findFirst().orElseThrow();
    }

    Server server(String name) {
        return servers.stream().filter(server -> server.name().equals(name)).findFirst().orElseThrow();
    }

    Script script() {
        return script;
    }

    /** Second of the day of each of the intruder's logons, the entry first. */
    List<Integer> intruderSeconds() {
        return intruderSeconds;
    }

    int intrusionDay() {
        return settings.days() - 2;
    }

    boolean workingDay(int day) {
        DayOfWeek of = settings.start().atOffset(ZoneOffset.UTC).plusDays(day).getDayOfWeek();
        return of != DayOfWeek.SATURDAY && of != DayOfWeek.SUNDAY;
    }

    int workingDaysBefore(int day) {
        int count = 0;
        for (int i = 0; i < day; i++) {
            count += workingDay(i) ? 1 : 0;
        }
        return count;
    }

    /** Microseconds since the epoch of a second of a day. */
    long micros(int day, double second) {
        return (settings.start().getEpochSecond() + day * 86400L) * 1_000_000 + Math.round(second * 1e6);
    }

    /** Randomness of one purpose and day: independent of what else was drawn. */
    Random random(String purpose, int day) {
        return new Random(settings.seed() * 1_000_003 + purpose.hashCode() * 31L + day);
    }

    static String key(Random random) {
        byte[] bytes = new byte[32];
        random.nextBytes(bytes);
        return "ED25519 SHA256:" + Base64.getEncoder().withoutPadding().encodeToString(bytes);
    }
}
