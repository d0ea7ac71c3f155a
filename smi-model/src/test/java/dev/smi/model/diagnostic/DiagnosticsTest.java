package dev.smi.model.diagnostic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class DiagnosticsTest {

    private final Diagnostics diagnostics = new Diagnostics();

    @Test
    void shouldThrowAllOfThemTogether() {
        diagnostics.error(new SourcePosition("a.cl", 3, 5), "first");
        diagnostics.warning(new SourcePosition("a.cl", 4, 0), "second");
        diagnostics.error(SourcePosition.of("b.cl"), "third");

        assertThatThrownBy(diagnostics::throwIfErrors)
                .hasMessage("a.cl:3:5: error: first\na.cl:4: warning: second\nb.cl: error: third");
    }

    @Test
    void shouldNotFailOnWarnings() {
        diagnostics.warning(SourcePosition.of("a.cl"), "odd");
        assertThatCode(diagnostics::throwIfErrors).doesNotThrowAnyException();
    }

    @Test
    void shouldSayTheSameThingOnce() {
        diagnostics.error(SourcePosition.of("a.cl"), "twice");
        diagnostics.error(SourcePosition.of("a.cl"), "twice");
        assertThat(diagnostics.all()).hasSize(1);
    }
}
