package org.hopline.content.assets;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.hopline.engine.identity.Asset;
import org.junit.jupiter.api.Test;

class AssetFileTest {

    private static AssetFile read(String text) {
        return AssetFile.read("assets", text.getBytes(StandardCharsets.UTF_8));
    }

    /** A host in one line: name, aliases, zone, tier, line. */
    private static List<String> told(AssetFile file) {
        return file.assets().stream().map(AssetFileTest::told).toList();
    }

    private static String told(Asset asset) {
        return asset.host() + " " + asset.aliases() + " " + asset.timezone() + " " + asset.tier() + " " + asset.place();
    }

    @Test
    void aTableIsReadWhateverItsHeadersAreCalled() {
        for (String header : List.of("host,address,timezone,tier,aliases", "Hostname,IP,TZ,Criticality,FQDN",
                "name,ip_addresses,Time Zone,Priority,dns", "\"nt_host\",\"ip\",\"timezone\",\"priority\",\"dns\"",
                "# our hosts\n\nhost, address, timezone, tier, alias")) {
            AssetFile file = read("\ufeff" + header + "\r\ngate,10.0.0.11,UTC,crown,gate.corp.example\r\n"
                    + "\"app\",\"10.0.0.12, 10.1.0.12\",America/New_York,,\"a1;a2\"\r\n");
            assertThat(file.problems()).as(header).isEmpty();
            assertThat(file.format()).isEqualTo("csv");
            int from = header.startsWith("#") ? 4 : 2;
            assertThat(told(file)).containsExactly(
                    "app [10.0.0.12, 10.1.0.12, a1, a2] America/New_York null assets:" + (from + 1),
                    "gate [10.0.0.11, gate.corp.example] UTC crown assets:" + from);
        }
    }

    @Test
    void semicolonsAndTabsSeparateToo() {
        for (String separator : List.of(";", "\t", "|")) {
            AssetFile file = read(String.join(separator, "host", "address") + "\n" + String.join(separator, "gate",
                    "fe80::1%eth0") + "\n");
            assertThat(told(file)).containsExactly("gate [fe80::1] null null assets:2");
        }
    }

    @Test
    void mistakesInATableAreSaidWithTheirPlaceAndTheRestIsUsed() {
        AssetFile file = read("""
                host,address,timezone,tier
                gate,10.0.0.300,UTC,1
                app,10.0.0.0/24,new york,1
                ,10.0.0.9,UTC,1
                bad host,10.0.0.8,UTC,1
                db,10.0.0.13,UTC,1,more,cells
                db,10.0.0.14,Europe/Berlin,2
                web,10.0.0.13,Mars/Olympus,1
                """);
        assertThat(file.problems().stream().map(problem -> problem + " | " + problem.hint() + " | " + problem.fatal()))
                .containsExactly(
                        "assets:2:6: \"10.0.0.300\" is no IP address; it is left out. |  | false",
                        "assets:3:5: \"10.0.0.0/24\" is no IP address; it is left out. | A network names no host: give the"
                                + " host's own address. | false",
                        "assets:3:17: \"new york\" is no time zone; app has none. | Did you mean America/New_York? | false",
                        "assets:4:1: The row names no host. |  | true",
                        "assets:5:1: \"bad host\" is no host name. | A host name has letters, digits, dots, dashes and"
                                + " underscores. | true",
                        "assets:6:1: The row has 6 cells and the header 4; those beyond are left out. | Several values in"
                                + " one cell are separated by spaces, or the cell is quoted. | false",
                        "assets:7:14: db was given the time zone UTC in an earlier line; that one is kept. |  | false",
                        "assets:7:28: db was given the tier 1 in an earlier line; that one is kept. |  | false",
                        "assets:8:5: 10.0.0.13 belongs to db already (line 6); it is left out of web. | An address that"
                                + " moves between hosts cannot tell which of them a log means. | false",
                        "assets:8:15: \"Mars/Olympus\" is no time zone; web has none. | Use a name of the IANA database"
                                + " such as America/New_York, or an offset such as +02:00. | false");
        assertThat(told(file)).containsExactly("app [] null 1 assets:3", "db [10.0.0.13, 10.0.0.14] UTC 1 assets:6",
                "gate [] UTC 1 assets:2", "web [] null 1 assets:8");
    }

    @Test
    void aTableWithoutHostsIsSaid() {
        AssetFile file = read("address,owner\n10.0.0.1,me\n");
        assertThat(file.assets()).isEmpty();
        assertThat(file.problems().getFirst().message()).contains("No column");
        assertThat(read("host,address\n\"gate,10.0.0.1\n").problems().getFirst().fatal()).isTrue();
    }

    @Test
    void aHostsFileGivesEveryNameAndLeavesLoopbackOut() {
        AssetFile file = read("""
                # static
                127.0.0.1   localhost
                127.0.1.1   workstation.corp workstation
                ::1         ip6-localhost
                10.0.0.11   gate.corp.example gate   # the way in
                10.0.0.12   app.corp.example
                2001:db8::c app.corp.example
                10.0.0.13
                10.0.0      broken
                ff02::1     ip6-allnodes
                """);
        assertThat(file.format()).isEqualTo("hosts");
        assertThat(told(file)).containsExactly("app.corp.example [10.0.0.12, 2001:db8::c] null null assets:6",
                "gate [10.0.0.11, gate.corp.example] null null assets:5");
        assertThat(file.problems().stream().map(AssetProblem::line)).containsExactly(8, 9);
    }

    @Test
    void anIniInventoryGivesHostsRangesAndVariables() {
        AssetFile file = read("""
                jump ansible_host=10.0.0.5 ansible_port=2222

                [web]
                web[01:03].corp timezone=Europe/Berlin
                edge:2022 ansible_host=edge.corp.example  # by name
                10.0.0.77

                [db]
                db-[a:b] ansible_host='10.0.1.1' tier="crown jewel"
                x[3:1]

                [prod:children]
                web
                db

                [prod:vars]
                timezone = America/New_York
                ansible_user=deploy

                [web:vars]
                tier=2
                [odd:thing]
                ignored
                """);
        assertThat(file.format()).isEqualTo("ansible-ini");
        assertThat(told(file)).containsExactly("db-a [10.0.1.1] America/New_York crown jewel assets:9",
                "db-b [] America/New_York crown jewel assets:9", "edge [edge.corp.example] America/New_York 2 assets:5",
                "jump [10.0.0.5] null null assets:1", "web01.corp [] Europe/Berlin 2 assets:4",
                "web02.corp [] Europe/Berlin 2 assets:4", "web03.corp [] Europe/Berlin 2 assets:4");
        assertThat(file.problems().stream().map(AssetProblem::line)).containsExactly(6, 9, 10, 22);
    }

    @Test
    void aYamlInventoryGivesHostsRangesAndVariables() {
        AssetFile file = read("""
                ---
                all:
                  hosts:
                    jump:
                      ansible_host: 10.0.0.5
                  children:
                    web:
                      hosts:
                        web[01:02]:
                        edge: {ansible_host: "{{ secret }}", tz: Europe/Berlin}
                      vars: {tier: 2}
                    db:
                      hosts:
                        db1:
                          ansible_host: 10.0.1.1
                          tier: crown
                      colour: blue
                  vars:
                    timezone: America/New_York
                """);
        assertThat(file.format()).isEqualTo("ansible-yaml");
        assertThat(told(file)).containsExactly("db1 [10.0.1.1] America/New_York crown assets:14",
                "edge [] Europe/Berlin 2 assets:10", "jump [10.0.0.5] America/New_York null assets:4",
                "web01 [] America/New_York 2 assets:9", "web02 [] America/New_York 2 assets:9");
        assertThat(file.problems().stream().map(AssetProblem::toString))
                .containsExactly("assets:17:7: A group holds hosts, children and vars; \"colour\" is left out.");
    }

    @Test
    void brokenYamlIsAProblemWithItsPlace() {
        AssetFile file = read("all:\n  hosts:\n    a: [\n");
        assertThat(file.assets()).isEmpty();
        assertThat(file.problems()).hasSize(1);
        assertThat(file.problems().getFirst().line()).isGreaterThan(2);
        assertThat(read("all:\n  hosts: &x\n    a: *y\n").problems()).hasSize(1);
        assertThat(read("---\n- a\n- b\n").problems()).hasSize(1);
    }

    @Test
    void whatIsNoAssetFileIsSaid() {
        assertThat(read("").problems().getFirst().message()).contains("empty");
        assertThat(read("Nov 22 02:51:04 gate sshd[1]: hello\n").problems().getFirst().message())
                .contains("no asset file");
        AssetFile missing = AssetFile.load(Path.of("does", "not", "exist"));
        assertThat(missing.problems().getFirst().message()).contains("cannot be read");
    }

    @Test
    void rangesExpandAsAnsibleDoes() {
        assertThat(HostRange.expand("a[08:11]b")).containsExactly("a08b", "a09b", "a10b", "a11b");
        assertThat(HostRange.expand("[0:10:5]")).containsExactly("0", "5", "10");
        assertThat(HostRange.expand("r[1:2]-[x:y]")).containsExactly("r1-x", "r1-y", "r2-x", "r2-y");
        assertThat(HostRange.expand("n[:2]")).containsExactly("n0", "n1", "n2");
        for (String bad : List.of("a[", "a]", "a[1]", "a[2:1]", "a[1:99999999]", "a[1:5000]b[1:5000]", "a[1:2:0]",
                "a[::]", "a[x:1]")) {
            assertThat(HostRange.expand(bad)).as(bad).isEmpty();
        }
    }

    @Test
    void addressesAreTold() {
        for (String good : List.of("1.2.3.4", "255.255.255.255", "::", "::1", "2001:db8::1", "1:2:3:4:5:6:7:8",
                "::ffff:1.2.3.4", "fe80::1%eth0", "1::")) {
            assertThat(Addresses.isAddress(good)).as(good).isTrue();
        }
        for (String bad : List.of("", "1.2.3", "1.2.3.4.5", "256.1.1.1", "1.2.3.x", ":", ":::", "1:2", "g::1",
                "1::2::3", "1:2:3:4:5:6:7:8:9", "gate", "1.2.3.4/24", "12345::")) {
            assertThat(Addresses.isAddress(bad)).as(bad).isFalse();
        }
    }

    @Property(tries = 400)
    void randomTextNeverThrows(@ForAll byte[] bytes) {
        assertThat(AssetFile.read("x", bytes).format()).isNotEmpty();
    }

    @Property(tries = 400)
    void mutatedFilesNeverThrow(@ForAll int seed) {
        java.util.Random random = new java.util.Random(seed);
        List<String> all = List.of("host,address,timezone\ngate,10.0.0.1,UTC\n\"a\",\"b\",c\n",
                "10.0.0.1 gate gate.corp\n::1 x\n",
                "[web]\nweb[01:03] ansible_host=10.0.0.1 tz='UTC'\n[web:vars]\na=b\n",
                "all:\n  hosts:\n    a: {ansible_host: 1.2.3.4}\n  children:\n    b:\n      hosts: {c: }\n");
        StringBuilder text = new StringBuilder(all.get(random.nextInt(all.size())));
        for (int i = 0; i < 1 + random.nextInt(6); i++) {
            int at = random.nextInt(text.length());
            switch (random.nextInt(3)) {
                case 0 -> text.setCharAt(at, (char) random.nextInt(256));
                case 1 -> text.deleteCharAt(at);
                default -> text.insert(at, "[]:{}=\"'\n,#&*".charAt(random.nextInt(13)));
            }
        }
        AssetFile file = read(text.toString());
        file.problems().forEach(problem -> assertThat(problem.line()).isPositive());
    }
}
