package dev.smi.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
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
 * The dependency table, {@code dependency-table.txt}: a package may use what its row lists, itself, the JDK and
 * JSpecify, and nothing else; every package has a row.
 */
class DependencyTableTest {

    private static final JavaClasses PRODUCT = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.smi");

    private static final String ROOT = "dev.smi";
    private static final String ROOT_ROW = "(root)";

    private static final Map<String, List<String>> TABLE = read("/dependency-table.txt");

    private static Map<String, List<String>> read(String resource) {
        try (InputStream in = DependencyTableTest.class.getResourceAsStream(resource)) {
            return new String(requireNonNull(in).readAllBytes(), UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split(":", 2))
                    .collect(Collectors.toMap(
                            row -> row[0],
                            row -> Arrays.stream(row[1].split(","))
                                    .map(String::strip)
                                    .filter(name -> !name.isEmpty())
                                    .toList(),
                            (_, again) -> {
                                throw new IllegalStateException("two rows for one package, one allows " + again);
                            },
                            TreeMap::new));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Stream<String> packages() {
        return TABLE.keySet().stream();
    }

    @Test
    void shouldHaveARowForEveryPackage() {
        Set<String> found = PRODUCT.stream()
                .map(JavaClass::getPackageName)
                .map(name -> name.equals(ROOT) ? ROOT_ROW : name.substring(ROOT.length() + 1))
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
        return name.endsWith("..") ? name : name.equals(ROOT_ROW) ? ROOT : ROOT + "." + name;
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
                .resideInAnyPackage("dev.smi..cli", "dev.smi.apps..", "dev.smi.mpj", "dev.smi.data.mpjrun")
                .check(PRODUCT);
    }
}
