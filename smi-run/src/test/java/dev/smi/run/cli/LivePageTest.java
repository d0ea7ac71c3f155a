package dev.smi.run.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.smi.model.diagnostic.Diagnostic;
import dev.smi.model.diagnostic.Diagnostic.Severity;
import dev.smi.model.diagnostic.SourcePosition;
import dev.smi.run.RunReport;
import dev.smi.run.ui.LiveView;
import dev.smi.topology.Shape;
import dev.smi.topology.Topology;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 60, unit = TimeUnit.SECONDS)
class LivePageTest {

    private final Topology topology = Shape.BUS.make(new int[] {2}, List.of());
    private final LiveView view;
    private final LivePage page;

    LivePageTest() throws IOException {
        view = new LiveView(0, "test", topology);
        page = new LivePage(Optional.of(view), Optional.empty(), _ -> {});
    }

    @AfterEach
    void close() {
        page.close();
    }

    private String state() throws IOException {
        try (InputStream in = view.url().resolve("state.json").toURL().openStream()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void shouldTakeALaunchFileWithoutStepsForPassed() throws IOException {
        page.finished(new RunReport(topology, "none", List.of(), List.of()), List.of());

        assertThat(state()).contains("\"phase\": \"passed\"", "\"run_ms\": 0, \"report\": \"\"");
    }

    @Test
    void shouldPutAdviceBelowTheReport() throws IOException {
        page.finished(new RunReport(topology, "none", List.of(), List.of()), List.of("This resolves it:", "  more"));

        assertThat(state()).contains("\"report\": \"This resolves it:\\n  more\\n\"");
    }

    @Test
    void shouldSayWhyThereIsNoRun() throws IOException {
        page.failed(List.of(new Diagnostic(SourcePosition.of("a.cl"), Severity.ERROR, "no such kernel")));

        assertThat(state()).contains("\"phase\": \"failed\"", "a.cl: error: no such kernel\\n");
    }
}
