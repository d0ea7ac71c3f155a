package dev.smi.emulator.compile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class TokenizerTest {

    private static List<String> texts(String source) {
        return Tokenizer.tokens(source).stream().map(t -> t.text(source)).toList();
    }

    @Test
    void shouldSplitCode() {
        assertThat(texts("int a_1[2]=0x1F+1.5e3f;"))
                .containsExactly("int", "a_1", "[", "2", "]", "=", "0x1F", "+", "1.5e3f", ";");
    }

    @Test
    void shouldPassOverLineMarkersAndKeepStringsWhole() {
        assertThat(texts("# 1 \"channel.cl\"\nf(\"channel \\\" x\", 'c');\n  # 2\ng"))
                .containsExactly("f", "(", "\"channel \\\" x\"", ",", "'c'", ")", ";", "g");
    }

    @Property(seed = "1")
    void shouldEndOnAnyText(@ForAll String text) {
        int last = 0;
        for (Token token : Tokenizer.tokens(text)) {
            assertThat(token.start()).isGreaterThanOrEqualTo(last);
            assertThat(token.end()).isGreaterThan(token.start()).isLessThanOrEqualTo(text.length());
            last = token.end();
        }
    }
}
