package dev.smi.apps.arrow.regex;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.smi.model.diagnostic.DiagnosticException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AutomatonTest {

    private static final List<String> TEXTS = List.of(
            "",
            "a",
            "ab",
            "abc",
            "aaab",
            "ABC",
            "write to jo.doe@example.org today",
            "mail@host",
            "+31 15 278 9111",
            "2026-11-22",
            "naïve café",
            "日本語 text",
            "a\nb",
            "x{2}",
            "]-[",
            "tab\there",
            "😀");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a",
                "^a",
                "a$",
                "^a$",
                "^$",
                "",
                "a*",
                "ab*c?",
                "(ab|c)+",
                "(?:a|b){2,3}",
                "[a-z0-9._]+@[a-z0-9]+\\.(com|org|nl)",
                "^\\d{4}-\\d\\d-\\d\\d$",
                "\\+?\\d+( \\d+)*$",
                "(?i)abc",
                "(?i)^[a-c]{3}$",
                "[^a-z ]",
                ".",
                "^.$",
                "^..$",
                "é",
                "[éï]",
                "caf. *$",
                "\\W\\w\\s",
                "\\S{5}",
                "a.b",
                "x\\{2\\}",
                "[]-]",
                "[^]a]",
                "\\t",
                "a{2,}b",
                "(a|ab)(c|bcd)?",
                "(a*)*b",
                "a+?b",
                "本"
            })
    void shouldMatchWhatJavaMatches(String pattern) {
        Automaton automaton = Automaton.compile("--pattern", pattern);
        Pattern java = java(pattern);
        for (String text : TEXTS) {
            assertThat(automaton.matches(text.getBytes(StandardCharsets.UTF_8)))
                    .as("%s in \"%s\"", pattern, text)
                    .isEqualTo(java.matcher(text).find());
        }
    }

    private static Pattern java(String pattern) {
        boolean isAtEnd = pattern.endsWith("$") && !pattern.endsWith("\\$");
        return Pattern.compile(isAtEnd ? pattern.substring(0, pattern.length() - 1) + "\\z" : pattern, Pattern.DOTALL);
    }

    @Test
    void shouldMatchWhatJavaMatchesWithExpressionsByChance() {
        Random random = new Random(7);
        int matches = 0;
        for (int round = 0; round < 300; round++) {
            String pattern = (random.nextInt(4) == 0 ? "^" : "") + "(" + expression(random, 3) + ")"
                    + (random.nextInt(4) == 0 ? "$" : "");
            Automaton automaton;
            try {
                automaton = Automaton.compile("p", pattern);
            } catch (DiagnosticException e) {
                assertThat(e).hasMessageContaining("states, and the kernel has room for 128");
                continue;
            }
            Pattern java = java(pattern);
            for (int i = 0; i < 20; i++) {
                String text = text(random);
                boolean isMatch = java.matcher(text).find();
                matches += isMatch ? 1 : 0;
                assertThat(automaton.matches(text.getBytes(StandardCharsets.UTF_8)))
                        .as("%s in \"%s\"", pattern, text)
                        .isEqualTo(isMatch);
            }
        }
        assertThat(matches).isBetween(500, 5800);
    }

    private static String expression(Random random, int depth) {
        String[] leaves = {"a", "b", "c", "é", ".", "[ab]", "[^a]", "\\d", "(?:)"};
        if (depth == 0) {
            return leaves[random.nextInt(leaves.length)];
        }
        String inner = expression(random, depth - 1);
        return switch (random.nextInt(6)) {
            case 0 -> inner + expression(random, depth - 1);
            case 1 -> "(" + inner + "|" + expression(random, depth - 1) + ")";
            case 2 -> "(?:" + inner + ")*";
            case 3 -> "(?:" + inner + ")?" + expression(random, depth - 1);
            case 4 -> "(?:" + inner + "){1,2}";
            default -> leaves[random.nextInt(leaves.length)] + inner;
        };
    }

    private static String text(Random random) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(6); i > 0; i--) {
            text.append("abcé1 😀"
                    .codePoints().skip(random.nextInt(7)).findFirst().stream()
                            .mapToObj(Character::toString)
                            .findFirst()
                            .orElse(""));
        }
        return text.toString();
    }

    @Test
    void shouldHaveNoMoreStatesThanAreNeeded() {
        assertThat(Automaton.compile("p", "abc").states()).isEqualTo(4);
        assertThat(Automaton.compile("p", "").states()).isEqualTo(1);
        assertThat(Automaton.compile("p", "(a|b)*c|(b|a)*c").states()).isEqualTo(2);
    }

    @Test
    void shouldSayWhereAnExpressionIsWrong() {
        assertFault("a)", "p:1:2: error: this parenthesis closes none");
        assertFault("x(a", "p:1:2: error: this parenthesis is not closed");
        assertFault("*a", "p:1:1: error: there is nothing to repeat before *");
        assertFault("a**", "p:1:2: error: what is repeated is repeated again");
        assertFault("[ab", "p:1:1: error: this bracket is not closed");
        assertFault("[b-a]", "p:1:2: error: a range goes up, within ASCII");
        assertFault("[^é]", "p:1:1: error: what is not to come may only have characters of ASCII");
        assertFault("[a&&b]", "p:1:3: error: sets within sets are not supported");
        assertFault("a{3,2}", "p:1:2: error: a number of times goes up to 1000");
        assertFault("a{x}", "p:1:2: error: a brace begins a number of times");
        assertFault("a^", "p:1:2: error: ^ may only be where");
        assertFault("^a|b", "^ and $ would belong to some of the choices only");
        assertFault("(?=a)", "p:1:1: error: of groups with ? there is only (?:");
        assertFault("\\b", "p:1:1: error: \\b is not supported");
        assertFault("a\\", "p:1:2: error: there is nothing behind the backslash");
        assertFault("(a{1000}){1000}", "p: error: the expression needs far more states");
        assertFault("a{200}", "p: error: the expression needs 201 states, and the kernel has room for 128");
        assertFault("(".repeat(200), "parentheses are nested deeper than 100");
    }

    private static void assertFault(String pattern, String message) {
        assertThatThrownBy(() -> Automaton.compile("p", pattern))
                .isInstanceOf(DiagnosticException.class)
                .hasMessageContaining(message);
    }

    @Test
    void shouldEndExpressionsByChanceWithAMessage() {
        Random random = new Random(9);
        String alphabet = "ab()[]{}*+?|^$\\.-,12é&";
        for (int round = 0; round < 2000; round++) {
            StringBuilder pattern = new StringBuilder();
            for (int i = random.nextInt(10); i >= 0; i--) {
                pattern.append(alphabet.charAt(random.nextInt(alphabet.length())));
            }
            try {
                Automaton.compile("p", pattern.toString());
            } catch (DiagnosticException e) {
                assertThat(e.getMessage()).startsWith("p:").contains("error: ");
            }
        }
    }
}
