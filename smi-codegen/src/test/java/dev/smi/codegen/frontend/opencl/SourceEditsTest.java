package dev.smi.codegen.frontend.opencl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class SourceEditsTest {

    private static SourceEdits edits(String text) {
        return new SourceEdits(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String apply(SourceEdits edits) {
        return new String(edits.apply(), StandardCharsets.UTF_8);
    }

    @Test
    void shouldReplaceInAnyOrder() {
        SourceEdits edits = edits("one two three");
        edits.replace(8, 13, "3");
        edits.replace(0, 3, "1");
        assertThat(apply(edits)).isEqualTo("1 two 3");
    }

    @Test
    void shouldInsertWholeLinesBeforeAnIndentedLine() {
        SourceEdits edits = edits("a\n  b\n");
        edits.insertLines(4, List.of("x", "y"));
        assertThat(apply(edits)).isEqualTo("a\nx\ny\n  b\n");
    }

    @Test
    void shouldBreakALineThatBeginsWithSomethingElse() {
        SourceEdits edits = edits("a; b\n");
        edits.insertLines(3, List.of("x"));
        assertThat(apply(edits)).isEqualTo("a; \nx\nb\n");
    }

    @Test
    void shouldRefuseOverlappingEdits() {
        SourceEdits edits = edits("abcdef");
        edits.replace(0, 3, "x");
        edits.replace(2, 4, "y");
        assertThatThrownBy(edits::apply).hasMessageContaining("overlap at offset 2");
    }
}
