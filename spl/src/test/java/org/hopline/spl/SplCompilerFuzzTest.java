package org.hopline.spl;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class SplCompilerFuzzTest {

    private static final MacroBook BOOK = (name, arguments) -> switch (name + arguments) {
        case "again0" -> new Macro("again", List.of(), "`again` `again`", "here");
        case "twice1" -> new Macro("twice", List.of("x"), "$x$ $x$", "here");
        default -> null;
    };

    @Property(tries = 5000)
    void anyTextCompilesOrSaysWhyNot(@ForAll("searches") String search) {
        CompiledSearch compiled = SplCompiler.compile(search, Places.of(search), BOOK, ScriptRun.VOCABULARY);
        assertThat(compiled.inactive() == null).isEqualTo(!compiled.inputs().isEmpty());
        if (compiled.inactive() != null) {
            assertThat(compiled.problems()).isNotEmpty();
        }
        for (SplProblem problem : compiled.problems()) {
            assertThat(problem.place().line()).isBetween(1, (int) search.lines().count() + 1);
        }
    }

    @Provide
    Arbitrary<String> searches() {
        Arbitrary<String> pieces = Arbitraries.of("|", "tstats", "count", "from", "datamodel=Endpoint.Processes",
                "where", "by", "Processes.user", "(", ")", "=", "IN", "AND", "OR", "NOT", "\"", "\"a*\"", "`", "```",
                "`again`", "`twice(a,b)`", "`twice(\"a\")`", "\\", "[", "]", "rename", "as", "*", "search", "eval",
                "stats", "convert ctime(x)", "fields", "-", ",", "!=", "<", "'", "where x>5 and not y=\"z\"", "\n",
                "`x_filter`", "span=1h", "_time", "é", "\u0000", "like(x,\"%\")", "table", "!", "5");
        return Arbitraries.oneOf(pieces.list().ofMaxSize(30).map(list -> String.join(" ", list)),
                pieces.list().ofMaxSize(20)
                        .map(list -> "| tstats count min(_time) from datamodel=Endpoint.Processes where "
                                + String.join(" ", list)),
                Arbitraries.strings().ofMaxLength(200));
    }
}
