package org.hopline.engine.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hopline.engine.wire.WireSamples.HOSTILE;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.hopline.engine.behaviour.Baseline;
import org.hopline.engine.escape.Escape;
import org.hopline.engine.event.Event;
import org.hopline.engine.event.EventId;
import org.hopline.engine.event.HostId;
import org.hopline.engine.event.SourceId;
import org.hopline.engine.explain.PathScore;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.node.ObjectNode;

class WireTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static List<String> allLines(Wire wire) {
        List<String> out = new ArrayList<>();
        out.add(wire.finding(WireSamples.finding()));
        out.add(wire.path(WireSamples.path(), PathScore.of(WireSamples.path(), id -> null)));
        out.add(wire.path(WireSamples.path(), null));
        out.add(wire.session(WireSamples.session("alice", "jump01", WireSamples.TIME), new HostId("atk")));
        for (Event event : WireSamples.events()) {
            out.add(wire.event(event, new EventId(1, 2)));
        }
        out.add(wire.ledger(WireSamples.ledger()));
        out.add(wire.baseline(WireSamples.baseline()));
        return out;
    }

    @Test
    void everyLineFollowsItsPublishedSchemaAndHasNoMemberThatTheSchemaDoesNotName() throws IOException {
        for (String line : allLines(Wire.FULL)) {
            assertThat(errors(line)).as(line).isEmpty();
        }
        for (String line : allLines(Wire.CANONICAL)) {
            assertThat(errors(line)).as(line).isEmpty();
        }
    }

    @Test
    void noLineHoldsACharacterThatActsOnATerminal() {
        for (String line : allLines(Wire.FULL)) {
            assertThat(line.codePoints().filter(Escape::hides).toArray()).as(line).isEmpty();
        }
    }

    @Test
    void aFindingReadsAsTheContractSays() {
        JsonNode finding = JSON.readTree(Wire.FULL.finding(WireSamples.finding()));

        assertThat(finding.propertyNames()).containsExactly("schema", "id", "time", "first", "last", "detection",
                "message", "risk", "entities", "fields", "evidence", "notes", "explanation");
        assertThat(finding.get("time").asString()).isEqualTo("2026-11-22T02:50:48.123456789Z");
        assertThat(finding.get("message").asString()).isEqualTo("message of " + HOSTILE);
        assertThat(finding.at("/risk/score").toString()).isEqualTo("56");
        assertThat(finding.at("/risk/objects/0/value").asString()).isEqualTo(HOSTILE);
        assertThat(finding.get("fields").get(HOSTILE).toString()).isEqualTo("0.25");
        assertThat(finding.at("/evidence/0/raw_base64").asString()).isEqualTo("U/94mzFt");
        assertThat(finding.at("/evidence/1").has("raw_base64")).isFalse();
        assertThat(finding.at("/explanation/parts/0/points").toString()).isEqualTo("50");
    }

    @Test
    void aPathReadsAsTheContractSays() {
        JsonNode path = JSON.readTree(Wire.FULL.path(WireSamples.path(), null));

        assertThat(path.get("duration").toString()).isEqualTo("1.2");
        assertThat(path.at("/hops/0/from").toString()).isEqualTo("{}");
        assertThat(path.at("/hops/1/from/host").asString()).isEqualTo("jump01");
        assertThat(path.at("/hops/1/confidence").toString()).isEqualTo("0.7");
        assertThat(path.at("/hops/1/credential_switch").asBoolean()).isTrue();
        assertThat(path.get("hosts").toString()).isEqualTo("[\"jump01\",\"db03\"]");
    }

    @Test
    void canonicalLinesNameNoPlace() {
        for (String line : allLines(Wire.CANONICAL)) {
            assertThat(line).doesNotContain("auth.log").doesNotContain("\"offset\"").doesNotContain("\"line\":")
                    .doesNotContain("\"path\":\"logs").doesNotContain("mtime").doesNotContain("hopline scan");
        }
    }

    @Test
    void evidenceStandsInOrderOfEventIdentity() {
        JsonNode finding = JSON.readTree(Wire.CANONICAL.finding(WireSamples.finding()));

        assertThat(finding.at("/evidence/0/event").asString()).isLessThan(finding.at("/evidence/1/event").asString());
    }

    @Test
    void aReportGivesBackItsSourcesAndCitedLines() throws Exception {
        String lines = String.join("\n", allLines(Wire.FULL));
        Report report = WireReader.report(bytes(lines));

        assertThat(report.sources()).containsExactly(
                new Report.ReportSource(new SourceId("logs/a.tar!auth.log"), "0".repeat(64), 1000),
                new Report.ReportSource(new SourceId("logs/b"), null, 0));
        assertThat(report.cited()).extracting(cited -> cited.source().path() + ":" + cited.line()).containsExactly(
                "auth.log:2", "logs/app02.tar.gz!var/log/auth.log:2", "logs/app02.tar.gz!var/log/auth.log:2",
                "logs/app02.tar.gz!var/log/auth.log:3", "logs/app02.tar.gz!var/log/auth.log:4",
                "logs/app02.tar.gz!var/log/auth.log:5");
        assertThat(report.cited()).anySatisfy(cited -> assertThat(cited.raw()).isEqualTo(WireSamples.NOT_UTF8));

        Report asDocument = WireReader
                .report(bytes("{\"all\":[" + String.join(",", allLines(Wire.FULL)) + "]}"));
        assertThat(asDocument.sources()).isEqualTo(report.sources());
        assertThat(asDocument.cited()).hasSameSizeAs(report.cited());
    }

    @Test
    void aBaselineReadsBackEqual() throws Exception {
        Baseline baseline = WireSamples.baseline();

        assertThat(WireReader.baseline(bytes(Wire.FULL.baseline(baseline)))).isEqualTo(baseline);
    }

    @Test
    void aShareIsRoundedToFourDigits() {
        assertThat(new JsonOut().rounded("a", 0.6459999999999999).rounded("b", 1).rounded("c", 1 / 3.0).end())
                .isEqualTo("{\"a\":0.646,\"b\":1,\"c\":0.3333}");
    }

    @Test
    void whatIsNoReportOrBaselineIsSaidInASentence() {
        assertThatThrownBy(() -> WireReader.report(bytes("{}"))).isInstanceOf(WireReader.MalformedException.class)
                .hasMessage("not a report: it names no source and cites no line");
        assertThatThrownBy(() -> WireReader.report(bytes("{\n \"a\": x}")))
                .isInstanceOf(WireReader.MalformedException.class)
                .hasMessageStartingWith("it is not JSON: line 2, column ");
        assertThatThrownBy(() -> WireReader.baseline(bytes("{\"schema\":\"hopline.finding/1\"}")))
                .isInstanceOf(WireReader.MalformedException.class)
                .hasMessage("not a baseline: \"schema\" is hopline.finding/1, not hopline.baseline/1");
        assertThatThrownBy(() -> WireReader.report(bytes("[".repeat(100_000))))
                .isInstanceOf(WireReader.MalformedException.class).hasMessageContaining("deeper");
        assertThatThrownBy(() -> WireReader.report(bytes("{\"a\": 1")))
                .isInstanceOf(WireReader.MalformedException.class)
                .hasMessageStartingWith("it ends inside an object (line 1");
    }

    @Property(tries = 300)
    void anyTextSurvivesTheWay(@ForAll String text) throws Exception {
        String known = new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
        JsonOut out = new JsonOut();
        out.text(known, known);
        String json = out.end();

        assertThat(json.codePoints().noneMatch(Escape::hides)).isTrue();
        assertThat(JSON.readTree(json).get(known).asString()).isEqualTo(known);
    }

    @Property(tries = 300)
    void readingMutatedReportsNeverFailsButWithASentence(@ForAll int at, @ForAll byte value) {
        byte[] bytes = String.join("\n", allLines(Wire.FULL)).getBytes(StandardCharsets.UTF_8);
        bytes[Math.floorMod(at, bytes.length)] = value;
        try {
            WireReader.report(new ByteArrayInputStream(bytes));
        } catch (WireReader.MalformedException sentence) {
            assertThat(sentence.getMessage()).isNotBlank();
        }
    }

    @Property(tries = 500)
    void readingMutatedBaselinesAndAnyBytesNeverFailsButWithASentence(@ForAll int at, @ForAll byte value,
            @ForAll byte[] anything) {
        byte[] mutated = Wire.FULL.baseline(WireSamples.baseline()).getBytes(StandardCharsets.UTF_8);
        mutated[Math.floorMod(at, mutated.length)] = value;
        for (byte[] bytes : List.of(mutated, anything)) {
            try {
                Wire.FULL.baseline(WireReader.baseline(new ByteArrayInputStream(bytes)));
            } catch (WireReader.MalformedException sentence) {
                assertThat(sentence.getMessage()).isNotBlank();
            }
        }
    }

    @Test
    void numbersAndTimesHaveNoNeedlessDigits() {
        JsonOut out = new JsonOut();
        out.number("a", 56.0).number("b", 0.1).number("c", 1e-7).number("d", Double.NaN).seconds("e", 60_000_000_000L)
                .time("f", 1_000_000_000L).time("g", 1_500_000_000L).time("h", -1);

        assertThat(out.end()).isEqualTo("{\"a\":56,\"b\":0.1,\"c\":0.0000001,\"e\":60,\"f\":\"1970-01-01T00:00:01Z\","
                + "\"g\":\"1970-01-01T00:00:01.500Z\",\"h\":\"1969-12-31T23:59:59.999999999Z\"}");
    }

    private static InputStream bytes(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    private static List<String> errors(String line) throws IOException {
        String name = JSON.readTree(line).get("schema").asString().replace('/', '.');
        Path file = Path.of(System.getProperty("hopline.root", ".."), "docs/reference/schema", name + ".json");
        JsonNode schema = JSON.readTree(Files.readString(file));
        close(schema);
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12).getSchema(schema)
                .validate(line, InputFormat.JSON).stream().map(Object::toString).toList();
    }

    /** Published schemas let later versions add members; here every member must be described. */
    private static void close(JsonNode node) {
        if (node instanceof ObjectNode object && object.has("properties") && !object.has("additionalProperties")) {
            object.put("additionalProperties", false);
        }
        node.forEach(WireTest::close);
    }
}
