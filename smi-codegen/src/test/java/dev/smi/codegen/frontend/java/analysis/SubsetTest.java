package dev.smi.codegen.frontend.java.analysis;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Named.named;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The smallest source for each thing that a kernel in Java can get wrong. The files of cases have a line with Java, and
 * below it, behind two spaces, what is said about it.
 */
class SubsetTest {

    /** What statements may name. */
    private static final String MEMBERS = """

            static int counter;
            int field;
            static final int UNKNOWN = Integer.parseInt("3");
            static final int ITSELF = ITSELF + 1;
            static final int EIGHT = 8;
            static final int[] TABLE = {1};
            static final int[] OTHER_TABLE = {1};
            static final Fifo.OfInt STAGE = Fifo.ofInt(3);
            static final Fifo.OfInt EMPTY = Fifo.ofInt(0);
            static final SendChannel KEPT = null;
            void method() {}
            static void nothing() {}
            static int square(int x) { return x * x; }
            static <T> int generic(T t) { return 1; }
            static void varargs(int... x) {}
            static int[] rows(int[] b) { return b; }
            static int fact(int n) { return n < 2 ? 1 : n * fact(n - 1); }
            static int even(int n) { return n == 0 ? 1 : odd(n - 1); }
            static int odd(int n) { return even(n - 1); }
            static void clear(int[] a) { a[0] = 0; }
            @Kernel static void other(int[] b) { b[0] = OTHER_TABLE[0]; }
            """;

    /** A text of Java and what is said about it. */
    record Case(String source, List<String> expected) {}

    private static Stream<Named<Case>> cases(String file) throws IOException {
        List<Case> cases = new ArrayList<>();
        try (InputStream in = SubsetTest.class.getResourceAsStream("/java/" + file)) {
            for (String line : new String(Objects.requireNonNull(in).readAllBytes(), UTF_8)
                    .lines()
                    .filter(l -> !l.isEmpty() && !l.startsWith("#"))
                    .toList()) {
                if (line.startsWith("  ")) {
                    cases.getLast().expected().add(line.strip());
                } else {
                    cases.add(new Case(line, new ArrayList<>()));
                }
            }
        }
        return cases.stream().map(c -> named(c.source(), c));
    }

    static Stream<Named<Case>> statements() throws IOException {
        return cases("statements.txt");
    }

    static Stream<Named<Case>> members() throws IOException {
        return cases("members.txt");
    }

    static Stream<Named<Case>> sources() throws IOException {
        return cases("sources.txt");
    }

    private static void check(Case given, Reading reading) {
        assertThat(reading.diagnostics())
                .extracting(d -> d.toString()
                        .replace("K.java:", "")
                        .replace(" error:", "")
                        .strip())
                .containsExactlyElementsOf(given.expected());
    }

    @ParameterizedTest
    @MethodSource("statements")
    void shouldSayWhatIsWrongWithStatements(Case given) {
        check(given, Reading.ofBody(given.source(), MEMBERS));
    }

    @ParameterizedTest
    @MethodSource("members")
    void shouldSayWhatIsWrongWithMembers(Case given) {
        check(given, Reading.ofMembers(given.source()));
    }

    @ParameterizedTest
    @MethodSource("sources")
    void shouldSayWhatIsWrongWithSources(Case given) {
        check(given, Reading.of(given.source()));
    }
}
