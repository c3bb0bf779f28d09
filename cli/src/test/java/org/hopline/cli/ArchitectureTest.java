package org.hopline.cli;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Who may see whom: the table of ARCHITECTURE.md, over the compiled classes of every module. A room that is not in the
 * table fails, so that nobody adds one without saying what it may see.
 */
class ArchitectureTest {

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS).importPackages("org.hopline");

    /** Room → the rooms of ours it may see, besides itself. */
    private static final Map<String, List<String>> MAY_SEE = table();

    private static Map<String, List<String>> table() {
        Map<String, List<String>> table = new LinkedHashMap<>();
        List<String> engine = List.of("engine.event", "engine.escape", "engine.flow", "engine.parse",
                "engine.identity", "engine.session", "engine.detect", "engine.behaviour", "engine.explain",
                "engine.risk", "engine.wire", "engine.topology");
        table.put("engine.event", List.of());
        table.put("engine.escape", List.of());
        table.put("engine.flow", List.of("engine.event"));
        table.put("engine.parse", List.of("engine.event", "engine.flow"));
        table.put("engine.identity", List.of("engine.event", "engine.flow"));
        table.put("engine.session", List.of("engine.event", "engine.flow", "engine.identity"));
        table.put("engine.detect", List.of("engine.event", "engine.flow", "engine.identity"));
        table.put("engine.behaviour",
                List.of("engine.event", "engine.flow", "engine.identity", "engine.session", "engine.detect"));
        table.put("engine.explain", List.of("engine.event", "engine.identity", "engine.session", "engine.detect",
                "engine.behaviour"));
        table.put("engine.risk", List.of("engine.event", "engine.flow", "engine.identity", "engine.session",
                "engine.detect", "engine.behaviour", "engine.explain"));
        // The stations laid out as one way, for any runner: it joins the rooms, so it sees them; wire and escape not.
        table.put("engine.topology",
                List.of("engine.event", "engine.flow", "engine.parse", "engine.identity", "engine.session",
                        "engine.detect", "engine.behaviour", "engine.explain", "engine.risk"));
        table.put("engine.wire", engine);
        table.put("spl", List.of("engine.event", "engine.detect"));
        table.put("content", with(engine, "spl"));
        table.put("connect",
                List.of("engine.event", "engine.parse", "engine.flow", "engine.escape", "engine.wire"));
        table.put("local", with(engine, "connect"));
        table.put("testkit", engine);
        table.put("cli", with(engine, "spl", "content", "connect", "local"));
        return table;
    }

    private static List<String> with(List<String> some, String... more) {
        return Stream.concat(some.stream(), Stream.of(more)).toList();
    }

    static Stream<String> rooms() {
        return MAY_SEE.keySet().stream();
    }

    @ParameterizedTest
    @MethodSource("rooms")
    void aRoomSeesOnlyWhatTheTableAllows(String room) {
        List<String> allowed = MAY_SEE.getOrDefault(room, List.of());
        noClasses().that(describe("lie in " + room, (JavaClass type) -> room(type).equals(room))).should()
                .dependOnClassesThat(describe("lie in a room that " + room + " may not see",
                        (JavaClass type) -> isOurs(type) && !room(type).equals(room)
                                && !allowed.contains(room(type))))
                .allowEmptyShould(true).check(CLASSES);
    }

    @Test
    void everyRoomIsInTheTable() {
        assertThat(new TreeSet<>(CLASSES.stream().map(ArchitectureTest::room).toList()))
                .isSubsetOf(MAY_SEE.keySet());
    }

    @Test
    void roomsDoNotDependOnEachOtherInACircle() {
        slices().matching("org.hopline.engine.(*)..").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void theEngineHasNoFilesNoNetworkNoClockNoThreadAndNoChance() {
        noClasses().that().resideInAPackage("org.hopline.engine..").should()
                .dependOnClassesThat(describe("touch the world outside", ArchitectureTest::isOutsideWorld))
                .check(CLASSES);
        noClasses().that().resideInAPackage("org.hopline.engine..").should()
                .callMethodWhere(describe("ask the clock", call -> isClock(call.getTargetOwner(),
                        call.getTarget().getName(), call.getTarget().getRawParameterTypes().size())))
                .check(CLASSES);
    }

    @Test
    void theEngineUsesOnlyTheLibrariesItIsAllowed() {
        noClasses().that().resideInAPackage("org.hopline.engine..").should().dependOnClassesThat(describe(
                "belong to another library",
                (JavaClass type) -> !isOurs(type) && !isIn(type, "java") && !isIn(type, "org.jspecify")
                        && !isIn(type, "com.google.re2j") && !isIn(type, "com.dynatrace.hash4j")
                        && !isIn(type, "tools.jackson.core") && !type.isPrimitive() && !type.isArray()))
                .check(CLASSES);
        noClasses().that().resideInAPackage("org.hopline.engine..").and()
                .resideOutsideOfPackage("org.hopline.engine.wire..").should().dependOnClassesThat()
                .resideInAPackage("tools.jackson..").check(CLASSES);
    }

    @Test
    void onlyTheProcessTouchesTheSystemStreamsAndEndsIt() {
        noClasses().that().doNotHaveFullyQualifiedName("org.hopline.cli.Main").should()
                .accessField(System.class, "out").orShould().accessField(System.class, "err").orShould()
                .accessField(System.class, "in").orShould().callMethod(System.class, "exit", int.class).check(CLASSES);
    }

    @Test
    void onlyPagesAndReportFilesWriteText() {
        noClasses().that().resideInAPackage("org.hopline.cli..").and()
                .haveSimpleNameNotEndingWith("Page").and().doNotHaveSimpleName("Hopline").and()
                .doNotHaveSimpleName("Main").should()
                .dependOnClassesThat().haveFullyQualifiedName("java.io.PrintStream").orShould().dependOnClassesThat()
                .haveFullyQualifiedName("java.io.PrintWriter").orShould().dependOnClassesThat()
                .haveFullyQualifiedName("java.io.Writer").check(CLASSES);
    }

    @Test
    void everyPackageSaysWhatNullMeans() {
        TreeSet<String> marked = new TreeSet<>(CLASSES.stream()
                .filter(type -> type.getSimpleName().equals("package-info")
                        && type.isAnnotatedWith("org.jspecify.annotations.NullMarked"))
                .map(JavaClass::getPackageName).toList());
        assertThat(new TreeSet<>(CLASSES.stream().map(JavaClass::getPackageName).toList())).isEqualTo(marked);
    }

    @Test
    void noNameSaysNothing() {
        noClasses().that().areTopLevelClasses().should().haveNameMatching(".*(Util|Utils|Helper|Manager|Impl|Misc)$")
                .check(CLASSES);
        noClasses().should().resideInAnyPackage("..util..", "..utils..", "..common..", "..helper..", "..manager..",
                "..impl..").check(CLASSES);
    }

    @Test
    void nothingOfARunLivesInStaticState() {
        classes().that().resideInAnyPackage("org.hopline.engine..", "org.hopline.spl..", "org.hopline.local..")
                .should(HaveOnlyFinalStatics.INSTANCE).check(CLASSES);
    }

    private static boolean isOurs(JavaClass type) {
        return isIn(type, "org.hopline");
    }

    private static boolean isIn(JavaClass type, String prefix) {
        return type.getPackageName().equals(prefix) || type.getPackageName().startsWith(prefix + ".");
    }

    /** {@code engine.parse} of {@code org.hopline.engine.parse.audit}; {@code cli} of {@code org.hopline.cli.x}. */
    private static String room(JavaClass type) {
        if (!isOurs(type)) {
            return "";
        }
        String[] parts = type.getPackageName().split("\\.", -1);
        if (parts.length < 3) {
            return type.getPackageName();
        }
        return parts[2].equals("engine") && parts.length > 3 ? parts[2] + "." + parts[3] : parts[2];
    }

    /** Of {@code java.util.concurrent} only the map that interns names, which no run can tell from an empty one. */
    private static boolean isOutsideWorld(JavaClass type) {
        String name = type.getName();
        return isIn(type, "java.net") || isIn(type, "java.nio.file") || isIn(type, "java.nio.channels")
                || isIn(type, "java.util.logging")
                || (isIn(type, "java.util.concurrent") && !name.equals("java.util.concurrent.ConcurrentHashMap"))
                || name.startsWith("java.io.File") || name.equals("java.io.RandomAccessFile")
                || name.equals("java.time.Clock") || name.equals("java.lang.Thread")
                || name.equals("java.lang.ThreadLocal") || name.equals("java.util.Random")
                || name.equals("java.security.SecureRandom") || name.equals("java.lang.Process");
    }

    private static boolean isClock(JavaClass owner, String method, int parameters) {
        if (owner.getName().equals("java.lang.System")) {
            return method.equals("currentTimeMillis") || method.equals("nanoTime") || method.equals("getenv")
                    || method.equals("getProperty");
        }
        return owner.getPackageName().equals("java.time") && method.equals("now") && parameters == 0;
    }

    /** Statics that a run could change would make the second run differ from the first. */
    private static final class HaveOnlyFinalStatics extends com.tngtech.archunit.lang.ArchCondition<JavaClass> {

        static final HaveOnlyFinalStatics INSTANCE = new HaveOnlyFinalStatics();

        private HaveOnlyFinalStatics() {
            super("have only final statics");
        }

        @Override
        public void check(JavaClass type, com.tngtech.archunit.lang.ConditionEvents events) {
            type.getFields().stream()
                    .filter(field -> field.getModifiers().contains(JavaModifier.STATIC)
                            && !field.getModifiers().contains(JavaModifier.FINAL)
                            && !field.getModifiers().contains(JavaModifier.SYNTHETIC))
                    .forEach(field -> events.add(com.tngtech.archunit.lang.SimpleConditionEvent.violated(field,
                            field.getFullName() + " can change")));
        }
    }
}
