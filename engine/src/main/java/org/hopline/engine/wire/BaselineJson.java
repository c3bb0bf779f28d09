package org.hopline.engine.wire;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.hopline.engine.behaviour.Baseline;
import org.hopline.engine.event.HostId;
import org.hopline.engine.event.UserId;
import org.hopline.engine.wire.WireReader.MalformedException;

/** {@code hopline.baseline/1}, out and in. */
final class BaselineJson {

    static final String SCHEMA = "hopline.baseline/1";

    private BaselineJson() {}

    static String write(Baseline baseline) {
        JsonOut out = new JsonOut();
        out.text("schema", SCHEMA);
        out.objects("accounts", baseline.accounts().entrySet(), entry -> {
            Baseline.Account account = entry.getValue();
            out.text("user", entry.getKey().name()).time("first", account.first()).time("last", account.last())
                    .time("last_new_host", account.lastNewHost()).number("logons", account.logons())
                    .number("active_days", account.activeDays()).number("restless_days", account.restlessDays());
            out.objects("hosts", account.hosts().entrySet(),
                    host -> seen(out.text("host", host.getKey().name()), host.getValue()));
            out.objects("sources", account.sources().entrySet(),
                    source -> seen(out.text("address", source.getKey()), source.getValue()));
            out.objects("spread", account.spread().entrySet(),
                    each -> out.number("distinct", each.getKey()).number("logons", each.getValue()));
        });
        return out.end();
    }

    private static void seen(JsonOut out, Baseline.Seen seen) {
        out.number("logons", seen.count()).time("last", seen.last());
    }

    static Baseline read(Map<String, Object> document) throws MalformedException {
        if (!SCHEMA.equals(document.get("schema"))) {
            throw new MalformedException("not a baseline: \"schema\" is " + document.get("schema") + ", not " + SCHEMA);
        }
        SortedMap<UserId, Baseline.Account> accounts = new TreeMap<>();
        for (Map<String, Object> each : objects(document, "accounts")) {
            SortedMap<HostId, Baseline.Seen> hosts = new TreeMap<>();
            for (Map<String, Object> host : objects(each, "hosts")) {
                hosts.put(new HostId(text(host, "host")), seen(host));
            }
            SortedMap<String, Baseline.Seen> sources = new TreeMap<>();
            for (Map<String, Object> source : objects(each, "sources")) {
                sources.put(text(source, "address"), seen(source));
            }
            SortedMap<Integer, Long> spread = new TreeMap<>();
            for (Map<String, Object> distinct : objects(each, "spread")) {
                spread.put((int) count(distinct, "distinct", Integer.MAX_VALUE), count(distinct, "logons"));
            }
            Baseline.Account account = new Baseline.Account(time(each, "first"), time(each, "last"),
                    time(each, "last_new_host"), count(each, "logons"), count(each, "active_days"),
                    count(each, "restless_days"), hosts, sources, spread);
            if (account.first() > account.last() || account.restlessDays() > account.activeDays()
                    || account.activeDays() > account.logons()) {
                throw new MalformedException(
                        "not a baseline: the counts and times of an account contradict each other");
            }
            accounts.put(new UserId(text(each, "user")), account);
        }
        return new Baseline(accounts);
    }

    private static Baseline.Seen seen(Map<String, Object> from) throws MalformedException {
        return new Baseline.Seen(count(from, "logons"), time(from, "last"));
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> objects(Map<String, Object> from, String name) throws MalformedException {
        if (from.get(name) instanceof List<?> list && list.stream().allMatch(Map.class::isInstance)) {
            return (List<Map<String, Object>>) list;
        }
        throw new MalformedException("not a baseline: \"" + name + "\" is not a list of objects");
    }

    private static String text(Map<String, Object> from, String name) throws MalformedException {
        if (from.get(name) instanceof String text && !text.isEmpty()) {
            return text;
        }
        throw new MalformedException("not a baseline: \"" + name + "\" is missing or no text");
    }

    private static long count(Map<String, Object> from, String name) throws MalformedException {
        return count(from, name, Long.MAX_VALUE);
    }

    private static long count(Map<String, Object> from, String name, long most) throws MalformedException {
        if (from.get(name) instanceof Long number && number >= 0 && number <= most) {
            return number;
        }
        throw new MalformedException("not a baseline: \"" + name + "\" is missing or no count");
    }

    private static long time(Map<String, Object> from, String name) throws MalformedException {
        try {
            Instant instant = Instant.parse(text(from, name));
            return Math.addExact(Math.multiplyExact(instant.getEpochSecond(), 1_000_000_000L), instant.getNano());
        } catch (DateTimeException | ArithmeticException notATime) {
            throw new MalformedException("not a baseline: \"" + name + "\" is no time between 1678 and 2262");
        }
    }
}
