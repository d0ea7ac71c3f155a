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
import com.tngtech.archunit.core.domain.JavaModifier;
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

    private static final String ROOT = "dev.smi";
    private static final String JACKSON = "com.fasterxml.jackson.core..";
    private static final String PICOCLI = "picocli..";
    private static final String STRING_TEMPLATE = "org.stringtemplate..";
    private static final String BYTEDECO = "org.bytedeco..";
    private static final String JOCL = "org.jocl..";
    private static final String MPJ = "mpi..";
    private static final String CHICORY = "com.dylibso.chicory..";

    /**
     * What stands behind a package is what it may use; {@code dev.smi} is left out of the names, so that its own is
     * empty.
     */
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
                            PICOCLI)),
            Map.entry("fabric.ring", List.of("model")),
            Map.entry("fabric.kernel", List.of("fabric.ring", "model")),
            Map.entry("fabric.endpoint", List.of("fabric.ring", "model")),
            Map.entry("fabric", List.of("fabric.ring", "fabric.kernel", "fabric.endpoint", "route.table", "model")),
            Map.entry("rank", List.of()),
            Map.entry("transport", List.of("rank")),
            Map.entry("job", List.of("rank", "transport")),
            Map.entry("channel", List.of("job", "transport", "fabric", "fabric.endpoint", "fabric.ring", "model")),
            Map.entry(
                    "routed",
                    List.of(
                            "fabric",
                            "job",
                            "transport",
                            "program",
                            "route.table",
                            "topology",
                            "topology.io",
                            "model",
                            "model.io")),
            Map.entry(
                    "program",
                    List.of(
                            "route",
                            "route.io",
                            "route.table",
                            "topology",
                            "topology.io",
                            "model",
                            "model.diagnostic",
                            "model.io")),
            Map.entry("device", List.of("route.table", "topology", "model", "model.io")),
            Map.entry("device.jvm", List.of("device", "job")),
            Map.entry(
                    "device.emulator",
                    List.of(
                            "device",
                            "job",
                            "transport",
                            "emulator",
                            "emulator.cache",
                            "emulator.compile",
                            "emulator.machine",
                            "emulator.fabric",
                            "emulator.diagnose",
                            "topology",
                            "route.table",
                            "model",
                            "model.io")),
            Map.entry(
                    "",
                    List.of(
                            "channel",
                            "routed",
                            "fabric",
                            "program",
                            "device",
                            "device.jvm",
                            "device.emulator",
                            "job",
                            "rank",
                            "route.table",
                            "topology",
                            "model",
                            "model.io")),
            Map.entry("opencl", List.of("device", "route.table", "model", "model.io", JOCL)),
            Map.entry("mpj", List.of("rank", MPJ)),
            Map.entry("launch.agent", List.of()),
            Map.entry("launch", List.of("launch.agent", "mpj", "cli")),
            Map.entry("launch.doctor", List.of("launch")),
            Map.entry("launch.cli", List.of("launch", "launch.doctor", "cli", "model.json", PICOCLI)),
            Map.entry("apps.stencil", List.of("", "model")),
            Map.entry("apps.gesummv", List.of("", "model")),
            Map.entry("apps.vadd", List.of("", "model")),
            Map.entry("apps.channels", List.of("", "model"))));

    static Stream<String> packages() {
        return TABLE.keySet().stream();
    }

    @Test
    void shouldHaveARowForEveryPackage() {
        Set<String> found = PRODUCT.stream()
                .map(JavaClass::getPackageName)
                .map(name -> name.equals(ROOT) ? "" : name.substring(ROOT.length() + 1))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(found).isEqualTo(TABLE.keySet());
    }

    @ParameterizedTest
    @MethodSource("packages")
    void shouldUseOnlyWhatItsRowAllows(String name) {
        DescribedPredicate<JavaClass> allowed = resideInAnyPackage(Stream.concat(
                        Stream.of("java..", "org.jspecify.annotations", full(name)),
                        TABLE.getOrDefault(name, List.of()).stream().map(DependencyTableTest::full))
                .toArray(String[]::new));

        noClasses()
                .that(resideInAPackage(full(name)))
                .should()
                .dependOnClassesThat(DescribedPredicate.not(allowed.or(arraysOf(allowed))))
                .check(PRODUCT);
    }

    private static String full(String name) {
        return name.endsWith("..") ? name : name.isEmpty() ? ROOT : ROOT + "." + name;
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
    void shouldKeepMainClassesInCommandsAndHostPrograms() {
        classes()
                .that()
                .containAnyMethodsThat(DescribedPredicate.describe(
                        "are main",
                        m -> m.getName().equals("main") && m.getModifiers().contains(JavaModifier.STATIC)))
                .should()
                .resideInAnyPackage("dev.smi..cli", "dev.smi.apps..", "dev.smi.mpj")
                .check(PRODUCT);
    }
}
