package org.hopline.testkit.generate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.hopline.testkit.generate.MonthPlan.Person;
import org.hopline.testkit.generate.MonthPlan.Server;

/** What happens on one day, before it is written as lines. */
final class MonthDay {

    /** One thing that sshd logs. */
    sealed interface Visit {
        Server server();

        long micros();

        String address();
    }

    /**
     * A logon.
     *
     * @param seconds how long it lasts
     * @param mistyped wrong passwords before it; a key is used where there are none
     * @param sudo whether root was asked for
     */
    record Logon(Server server, long micros, String user, int uid, String address, String key, double seconds,
            int mistyped, boolean sudo) implements Visit {}

    /** A failed attempt from the internet. */
    record Knock(Server server, long micros, String user, boolean exists, String address) implements Visit {}

    private static final Comparator<Visit> ORDER = Comparator.comparingLong(Visit::micros)
            .thenComparing(visit -> visit.server().index()).thenComparing(Visit::address);
    private static final List<String> GUESSES = List.of("admin", "oracle", "test", "ubuntu", "postgres", "pi", "guest",
            "ftpuser");

    private final MonthPlan plan;
    private final int day;
    private final List<Visit> visits = new ArrayList<>();

    private MonthDay(MonthPlan plan, int day) {
        this.plan = plan;
        this.day = day;
    }

    /** The day's visits in time order. */
    static List<Visit> of(MonthPlan plan, int day) {
        MonthDay it = new MonthDay(plan, day);
        it.people();
        it.automation();
        it.knocks();
        if (plan.settings().intrusion() && day == plan.intrusionDay()) {
            it.intruder();
        }
        it.visits.sort(ORDER);
        return it.visits;
    }

    private void people() {
        for (Person person : plan.people()) {
            Random random = plan.random("person " + person.name(), day);
            if (!plan.workingDay(day) && random.nextInt(10) > 0) {
                continue;
            }
            int logons = 2 + random.nextInt(4);
            // Through the working day with gaps, so that nobody is on more than three hosts within ten minutes.
            double second = (7.5 + 2 * random.nextDouble()) * 3600;
            for (int i = 0; i < logons; i++) {
                // In three working days everybody sees all of their own hosts, six at most; later the first ones most.
                int begun = plan.workingDaysBefore(day);
                int pick = begun < 3
                        ? (begun * 2 + i) % person.servers().size()
                        : habit(random, person.servers().size());
                logon(person, person.servers().get(pick), second, 60 + random.nextInt(5400),
                        random.nextInt(25) == 0 ? 1 + random.nextInt(2) : 0, random.nextInt(5) == 0);
                second += 320 + random.nextInt(9000);
            }
        }
    }

    private static int habit(Random random, int size) {
        return Math.min((int) (Math.abs(random.nextGaussian()) * size / 2.5), size - 1);
    }

    private void logon(Person person, Server server, double second, double lasts, int mistyped, boolean sudo) {
        visits.add(new Logon(server, plan.micros(day, second), person.name(), person.uid(), person.address(),
                person.key(), lasts, mistyped, sudo));
    }

    private void automation() {
        String control = plan.control().address();
        Random keys = plan.random("automation keys", 0);
        String ansible = MonthPlan.key(keys);
        String backup = MonthPlan.key(keys);
        String nagios = MonthPlan.key(keys);
        String deploy = MonthPlan.key(keys);
        Random random = plan.random("automation", day);

        double second = 2 * 3600 + random.nextInt(120);
        double step = Math.min(9 + random.nextDouble() * 3, 3600.0 / plan.servers().size());
        for (Server server : plan.servers()) {
            run("ansible", 900, ansible, server, control, second, 1 + random.nextDouble());
            run("ansible", 900, ansible, server, control, second + 2.5, 2 + random.nextDouble() * 3);
            second += step;
        }
        second = 3600 + random.nextInt(60);
        for (Server server : plan.servers()) {
            if (server.index() % 3 == day % 3) {
                run("backup", 901, backup, server, control, second, 5 + random.nextDouble() * 20);
                second += 15 + random.nextInt(20);
            }
        }
        for (Server server : plan.servers()) {
            if (server.index() % 5 == 0) {
                int every = plan.settings().monitoringMinutes() * 60;
                for (int at = server.index() % every; at < 86400; at += every) {
                    run("nagios", 902, nagios, server, control, at + random.nextDouble(), 0.3 + random.nextDouble());
                }
            }
        }
        if (plan.workingDay(day)) {
            for (int i = 0; i < 2 + random.nextInt(3); i++) {
                second = (9 + 2.2 * i) * 3600 + random.nextInt(3600);
                for (Server server : plan.applicationServers()) {
                    run("deploy", 903, deploy, server, control, second, 3 + random.nextDouble() * 4);
                    second += 4 + random.nextInt(6);
                }
            }
        }
    }

    private void run(String user, int uid, String key, Server server, String from, double second, double lasts) {
        visits.add(new Logon(server, plan.micros(day, second), user, uid, from, key, lasts, 0, false));
    }

    private void knocks() {
        Random random = plan.random("knocks", day);
        for (Server server : plan.servers()) {
            for (int i = 0; i < plan.settings().knocks(); i++) {
                boolean root = random.nextInt(3) == 0;
                visits.add(new Knock(server, plan.micros(day, random.nextDouble() * 86399),
                        root ? "root" : GUESSES.get(random.nextInt(GUESSES.size())), root,
                        "198.51.100." + (1 + random.nextInt(250))));
            }
        }
    }

    private void intruder() {
        LogonMonth.Script script = plan.script();
        Person victim = plan.person(script.account());
        Server entry = plan.server(script.entry());
        List<Integer> seconds = plan.intruderSeconds();
        visits.add(new Logon(entry, plan.micros(day, seconds.getFirst()), victim.name(), victim.uid(), script.from(),
                victim.key(), 1800, 0, false));
        for (int i = 0; i < script.hosts().size(); i++) {
            visits.add(new Logon(plan.server(script.hosts().get(i)), plan.micros(day, seconds.get(i + 1)),
                    victim.name(), victim.uid(), entry.address(), victim.key(), 20 + 3 * i, 0, i == 2));
        }
    }
}
