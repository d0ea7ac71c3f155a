package dev.smi.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LinkTableTest {

    @Test
    void shouldReadFiguresAmongOtherLines() throws IOException {
        LinkFigures figures = LinkFigures.parse(
                "MPJ Express starts\npackets 2e6\nlatency 1e-6\nbandwidth 1e9\nbandwidth 3e9\nbandwidth 2e9\n");
        assertThat(figures).isEqualTo(new LinkFigures(2e6, 1e-6, 3e9));
    }

    @Test
    void shouldNameTheFigureThatIsMissing() {
        assertThatThrownBy(() -> LinkFigures.parse("packets 1\nlatency 2\n"))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("no bandwidth");
    }

    @Test
    void shouldPrintTheBestAndTheRatios() {
        Map<String, List<LinkFigures>> figures = new LinkedHashMap<>();
        figures.put("shared memory", List.of(new LinkFigures(10e6, 2e-6, 8e9), new LinkFigures(20e6, 1e-6, 4e9)));
        figures.put("MPJ Express niodev", List.of(new LinkFigures(1e6, 50e-6, 4e9)));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        new LinkTable(figures).print(new PrintStream(bytes, true, StandardCharsets.UTF_8));
        assertThat(bytes.toString(StandardCharsets.UTF_8))
                .contains("| shared memory | 20.0 (10.0) | 1.00 (1.00) | 8.00 (4.00) |")
                .contains("| shared memory / MPJ Express niodev | 20.0 | 0.0200 | 2.00 |");
    }
}
