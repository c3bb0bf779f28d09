package org.hopline.engine.escape;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class EscapeTest {

    /** What has been logged or could be: names of the recorded scenario, terminal, page and spreadsheet attacks. */
    static List<String> hostile() {
        return List.of("bob from 1.2.3.4 port 22 ssh2", "ro ot", "a'b", "ünïcode", "x%0ay", "\u001b]0;owned\u0007",
                "\u001b[2J\u001b[H", "\u009b31m", "<script>alert(1)</script>", "\" onmouseover=\"x",
                "=cmd()|'/c calc'!A0",
                "+1", "-1+1", "@SUM(1)", "\t=1", "\r=1", "\n=1", " =1", "\"=1", "a;=1", "＝1", "|=1", "%0A=1",
                "[x](javascript:alert(1))", "![x](http://evil)", "`rm -rf ~`", "a|b", "<b>", "~~x~~",
                "http://evil.example",
                "$(reboot)", "; reboot", "a\nb", "\u202egnp.exe", "\u2066x\u2069", "a\u200bb", "\u00ad", "\ufeff",
                "\u2028",
                "\ud800", "\udc00x", "e\u0301\u0301\u0301\u0301\u0301\u0301\u0301", "\u0301", "\u3164", "\udb40\udc41",
                "-rf", "", " ", "a  b ", "日本語", "👩‍💻", "x".repeat(100_000));
    }

    @ParameterizedTest
    @MethodSource("hostile")
    void nothingHostileComesOutAlive(String text) {
        checkAll(text);
    }

    @Property(tries = 2000)
    void noTextComesOutAlive(@ForAll("texts") String text) {
        checkAll(text);
    }

    @Provide
    Arbitrary<String> texts() {
        Arbitrary<String> anything = Arbitraries.strings().ofMaxLength(30);
        Arbitrary<String> nasty = Arbitraries.of(hostile().stream().filter(each -> each.length() < 100).toList());
        Arbitrary<String> units = Arbitraries.chars().range('\u0000', '\uffff').list().ofMaxSize(20)
                .map(chars -> chars.stream().map(String::valueOf).reduce("", String::concat));
        return Arbitraries.oneOf(anything, nasty, units).list().ofMaxSize(4).map(parts -> String.join("", parts));
    }

    private static void checkAll(String text) {
        String terminal = Escape.terminal(text);
        harmless(terminal);
        assertThat(Escape.terminal(terminal)).as("idempotent").isEqualTo(terminal);
        harmless(Escape.csv(text));
        csvIsOneInertField(Escape.csv(text));
        harmless(Escape.html(text));
        assertThat(Escape.html(text)).doesNotContain("<", ">", "\"", "'", "`");
        harmless(Escape.markdown(text));
        markdownHasNoBareMark(Escape.markdown(text));
        harmless(Escape.shell(text));
        harmless(Escape.json(text));
        assertThat(Escape.json(text)).matches("\"[\\x20-\\x7e]*\"");
    }

    private static void harmless(String out) {
        assertThat(out.codePoints().filter(Escape::hides).toArray()).as(out).isEmpty();
        int marks = 0;
        for (int codePoint : out.codePoints().toArray()) {
            marks = Danger.combines(codePoint) ? marks + 1 : 0;
            assertThat(marks).isLessThanOrEqualTo(4);
        }
    }

    private static void csvIsOneInertField(String field) {
        String value = field;
        if (field.startsWith("\"")) {
            assertThat(field).endsWith("\"").hasSizeGreaterThan(1);
            String inner = field.substring(1, field.length() - 1);
            assertThat(inner.replace("\"\"", "")).doesNotContain("\"");
            value = inner.replace("\"\"", "\"");
        } else {
            assertThat(field).doesNotContain(",", ";", "\"");
        }
        String bare = value.replaceAll("^[ \"]+", "");
        assertThat(bare.isEmpty() ? ' ' : bare.charAt(0)).isNotIn('=', '+', '-', '@', '|', '%', '＝', '＋', '－', '＠');
    }

    private static void markdownHasNoBareMark(String out) {
        String rest = out.replaceAll("\\\\[!-/:-@\\[-`{-~]", "").replace("&#32;", "");
        assertThat(rest).doesNotContainPattern("[\\\\`*_{}\\[\\]()#+.!|<>&~:@=$^-]");
        assertThat(out).doesNotStartWith(" ").doesNotEndWith(" ").doesNotContain("  ");
    }

    @Property(tries = 1000)
    void aCutTextIsNeverWiderThanAskedFor(@ForAll("texts") String text,
            @ForAll @IntRange(min = 0, max = 40) int width) {
        String cut = Escape.terminal(text, width);

        harmless(cut);
        assertThat(Width.of(cut)).isLessThanOrEqualTo(width);
        if (Width.of(Escape.terminal(text)) <= width) {
            assertThat(cut).isEqualTo(Escape.terminal(text));
        } else if (width > 0) {
            assertThat(cut).endsWith("…");
        }
    }

    @Test
    void whatIsTakenOutIsShown() {
        assertThat(Escape.terminal("a\n\t\u001b[31m\u202e\ud800z")).isEqualTo("a\\n\\t\\x1b[31m\\u{202e}\\u{d800}z");
        assertThat(Escape.terminal("ünïcode 日本 é \\n")).isEqualTo("ünïcode 日本 é \\n");
        assertThat(Escape.terminal("日本語", 5)).isEqualTo("日本…");
        assertThat(Escape.terminal("日本語", 4)).isEqualTo("日…");
    }

    @Test
    void eachFormatKeepsTheTextReadable() {
        assertThat(Escape.csv("=cmd()")).isEqualTo("'=cmd()");
        assertThat(Escape.csv("a,\"b\"")).isEqualTo("\"a,\"\"b\"\"\"");
        assertThat(Escape.csv("plain text")).isEqualTo("plain text");
        assertThat(Escape.html("<script>&'")).isEqualTo("&lt;script&gt;&amp;&#39;");
        assertThat(Escape.markdown("[x](y)|z")).isEqualTo("\\[x\\]\\(y\\)\\|z");
        assertThat(Escape.shell("auth.log")).isEqualTo("auth.log");
        assertThat(Escape.shell("it's")).isEqualTo("'it'\\''s'");
        assertThat(Escape.shell("a\u001bb")).isEqualTo("$'a\\033b'");
        assertThat(Escape.json("a\"\u001bü")).isEqualTo("\"a\\\"\\u001b\\u00fc\"");
    }

    @Property(tries = 200)
    void aQuotedWordIsOneWordToTheShellOfTheSameBytes(@ForAll("texts") String text) throws Exception {
        String known = new String(text.replace("\0", "").getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
        Process shell = new ProcessBuilder("bash", "-c", "printf '%s' " + Escape.shell(known)).start();
        byte[] out = shell.getInputStream().readAllBytes();

        assertThat(shell.waitFor()).isZero();
        assertThat(new String(out, StandardCharsets.UTF_8)).isEqualTo(known);
    }

    @Test
    void aTableAlignsByWhatItLooksLike() {
        Table table = Table.ofWidth(40).left("user", 8).right("n", 5).flexible("what");
        table.row("日本", "7", "a\u001bb").row("alice", "1234", "a very long sentence that does not fit in here");

        assertThat(table.lines()).containsExactly("user      n  what", "日本      7  a\\x1bb",
                "alice  1234  a very long sentence that …");
        assertThat(table.lines()).allMatch(line -> Width.of(line) <= 40);
    }

    @Test
    void aTreeIsDrawnAndWrapped() {
        record Node(String text, List<Node> parts) {}
        Node tree = new Node("86  a root", List.of(new Node("40  first part that is long", List.of(
                new Node("its own part", List.of()))), new Node("46\u001b", List.of())));

        assertThat(TreeText.lines(tree, Node::text, Node::parts, 24)).containsExactly("86  a root",
                "├─ 40  first part", "│  │  that is long", "│  └─ its own part", "└─ 46\\x1b");
    }
}
