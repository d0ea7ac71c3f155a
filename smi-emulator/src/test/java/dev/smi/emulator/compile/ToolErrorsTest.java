package dev.smi.emulator.compile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.smi.model.diagnostic.Diagnostic;
import org.junit.jupiter.api.Test;

class ToolErrorsTest {

    @Test
    void shouldTakeOverPlaces() {
        assertThat(ToolErrors.diagnostics(
                        "a.cl", "a.cl:3:7: error: expected ';'\n  int x\n      ^\nb.h:1:1: fatal error: gone"))
                .extracting(Diagnostic::toString)
                .containsExactly("a.cl:3:7: error: expected ';'", "b.h:1:1: error: gone");
    }

    @Test
    void shouldTakeOverTheLinkersWords() {
        assertThat(ToolErrors.diagnostics("app", "wasm-ld: error: duplicate symbol: f\n>>> defined in 0.bc"))
                .extracting(Diagnostic::toString)
                .containsExactly("app: error: duplicate symbol: f");
    }

    @Test
    void shouldNotLoseWhatItDoesNotUnderstand() {
        assertThat(ToolErrors.diagnostics("app", "Killed\n"))
                .extracting(Diagnostic::toString)
                .containsExactly("app: error: does not compile: Killed");
    }
}
