package dev.smi.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The dependency table of docs/architecture.md, package by package. A package may use what is listed here, itself, the
 * JDK and JSpecify, and nothing else; every package has a row.
 */
class DependencyTableTest {

    private static final JavaClasses PRODUCT = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.smi");

    private static final String JACKSON = "com.fasterxml.jackson.core..";
    private static final String PICOCLI = "picocli..";
    private static final String STRING_TEMPLATE = "org.stringtemplate..";
    private static final String BYTEDECO = "org.bytedeco..";
    private static final String CHICORY = "com.dylibso.chicory..";

    /** What stands behind a package is what it may use; {@code dev.smi} is left out of the names. */
    private static final Map<String, List<String>> TABLE = new TreeMap<>(Map.ofEntries(
            Map.entry("model", List.of()),
            Map.entry("model.diagnostic", List.of()),
            Map.entry("model.json", List.of("model.diagnostic", JACKSON)),
            Map.entry("model.io", List.of("model", "model.diagnostic", "model.json")),
            Map.entry("cli", List.of("model.diagnostic", PICOCLI)),
            Map.entry("topology", List.of("model")),
            Map.entry("topology.io", List.of("topology", "model", "model.diagnostic", "model.json", "model.io")),
            Map.entry("route.table", List.of("model")),
            Map.entry("route", List.of("route.table", "topology", "model")),
            Map.entry("route.picture", List.of("route", "topology", "model")),
            Map.entry("route.io", List.of("route.table", "topology", "model", "model.diagnostic", "model.io")),
            Map.entry(
                    "route.cli",
                    List.of(
                            "route",
                            "route.table",
                            "route.io",
                            "route.picture",
                            "topology",
                            "topology.io",
                            "model",
                            "model.diagnostic",
                            "model.io",
                            "model.json",
                            "cli",
                            PICOCLI)),
            Map.entry("hls", List.of(STRING_TEMPLATE)),
            Map.entry("codegen.frontend", List.of("model", "model.diagnostic")),
            Map.entry(
                    "codegen.frontend.opencl",
                    List.of("codegen.frontend", "model", "model.diagnostic", "model.io", BYTEDECO)),
            Map.entry("codegen.emit", List.of("hls", "model")),
            Map.entry(
                    "codegen",
                    List.of(
                            "codegen.frontend",
                            "codegen.frontend.opencl",
                            "codegen.emit",
                            "hls",
                            "model",
                            "model.diagnostic",
                            "model.io")),
            Map.entry("codegen.io", List.of("codegen", "codegen.frontend", "model", "model.diagnostic", "model.io")),
            Map.entry(
                    "codegen.cli",
                    List.of(
                            "codegen",
                            "codegen.frontend",
                            "codegen.io",
                            "hls",
                            "model",
                            "model.diagnostic",
                            "model.io",
                            "cli",
                            PICOCLI)),
            Map.entry("emulator.cache", List.of()),
            Map.entry("emulator.compile", List.of("emulator.cache", "model.diagnostic", BYTEDECO)),
            Map.entry("emulator.machine", List.of("emulator.cache", "emulator.compile", CHICORY)),
            Map.entry("emulator.schedule", List.of()),
            Map.entry("emulator.fabric", List.of("emulator.machine", "emulator.schedule", "route.table", "model")),
            Map.entry("emulator.diagnose", List.of("emulator.fabric", "emulator.schedule", "model")),
            Map.entry(
                    "emulator",
                    List.of(
                            "emulator.compile",
                            "emulator.machine",
                            "emulator.fabric",
                            "emulator.schedule",
                            "emulator.diagnose",
                            "route.table",
                            "model")),
            Map.entry("run.picture", List.of("javax.imageio..")),
            Map.entry("run.launchfile", List.of("run.picture", "model", "model.diagnostic", "model.io", "model.json")),
            Map.entry(
                    "run",
                    List.of(
                            "run.launchfile",
                            "run.picture",
                            "codegen",
                            "codegen.frontend",
                            "codegen.io",
                            "hls",
                            "emulator",
                            "emulator.cache",
                            "emulator.compile",
                            "emulator.machine",
                            "emulator.fabric",
                            "route",
                            "route.table",
                            "topology",
                            "topology.io",
                            "model",
                            "model.diagnostic",
                            "model.io")),
            Map.entry(
                    "run.cli",
                    List.of(
                            "run",
                            "run.launchfile",
                            "emulator",
                            "emulator.cache",
                            "emulator.diagnose",
                            "emulator.fabric",
                            "topology",
                            "model",
                            "model.diagnostic",
                            "model.json",
                            "cli",
                            PICOCLI))));

    static Stream<String> packages() {
        return TABLE.keySet().stream();
    }

    @Test
    void shouldHaveARowForEveryPackage() {
        Set<String> found = PRODUCT.stream()
                .map(JavaClass::getPackageName)
                .map(name -> name.substring("dev.smi.".length()))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(found).isEqualTo(TABLE.keySet());
    }

    @ParameterizedTest
    @MethodSource("packages")
    void shouldUseOnlyWhatItsRowAllows(String name) {
        DescribedPredicate<JavaClass> allowed = resideInAnyPackage(Stream.concat(
                        Stream.of("java..", "org.jspecify.annotations", "dev.smi." + name),
                        TABLE.getOrDefault(name, List.of()).stream()
                                .map(other -> other.endsWith("..") ? other : "dev.smi." + other))
                .toArray(String[]::new));

        noClasses()
                .that(resideInAPackage("dev.smi." + name))
                .should()
                .dependOnClassesThat(DescribedPredicate.not(allowed.or(arraysOf(allowed))))
                .check(PRODUCT);
    }

    private static DescribedPredicate<JavaClass> arraysOf(DescribedPredicate<JavaClass> allowed) {
        return DescribedPredicate.describe(
                "arrays of these", type -> type.isPrimitive() || (type.isArray() && isAllowedArray(type, allowed)));
    }

    private static boolean isAllowedArray(JavaClass array, DescribedPredicate<JavaClass> allowed) {
        JavaClass base = array.getBaseComponentType();
        return base.isPrimitive() || allowed.test(base);
    }

    @Test
    void shouldHaveNoCyclesBetweenPackages() {
        slices().matching("dev.smi.(**)").should().beFreeOfCycles().check(PRODUCT);
    }

    @Test
    void shouldDeclareEveryPackageNullMarked() {
        Set<String> unmarked = PRODUCT.stream()
                .map(JavaClass::getPackage)
                .filter(p -> !p.isAnnotatedWith(NullMarked.class))
                .map(JavaPackage::getName)
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(unmarked).isEmpty();
    }

    @Test
    void shouldKeepMainClassesInCommands() {
        classes()
                .that()
                .containAnyMethodsThat(
                        DescribedPredicate.describe("are main", m -> m.getName().equals("main")))
                .should()
                .resideInAPackage("dev.smi..cli")
                .check(PRODUCT);
    }
}
