package dev.smi.run.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.smi.topology.Shape;
import dev.smi.topology.Topology;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The page in a browser without a window, if there is one. */
@Timeout(value = 180, unit = TimeUnit.SECONDS)
class LivePageIT {

    private static final long DEADLINE_SECONDS = 120;

    @TempDir
    Path directory;

    private static Optional<Path> browser() {
        return Stream.of(System.getenv("PATH").split(java.io.File.pathSeparator))
                .flatMap(folder -> Stream.of("chromium", "chromium-browser", "google-chrome")
                        .map(name -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** The page's elements after two seconds of the browser's time, and what its console said. */
    private record Shown(String elements, String log) {}

    private Shown show(LiveView view) throws IOException, InterruptedException {
        Path out = directory.resolve("out");
        Path err = directory.resolve("err");
        List<String> command = List.of(
                browser().orElseThrow().toString(),
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--no-first-run",
                "--disable-quic",
                "--disable-sync",
                "--disable-component-update",
                "--disable-background-networking",
                "--user-data-dir=" + directory.resolve("profile"),
                "--virtual-time-budget=2000",
                "--enable-logging=stderr",
                "--dump-dom",
                view.url().toString());
        Process process = new ProcessBuilder(command)
                .redirectOutput(out.toFile())
                .redirectError(err.toFile())
                .start();
        if (!process.waitFor(DEADLINE_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new AssertionError("the browser did not end within " + DEADLINE_SECONDS + " s");
        }
        return new Shown(Files.readString(out), Files.readString(err));
    }

    @Test
    void shouldShowAsManyNodesAsThereAreFpgasAndNoErrors() throws Exception {
        assumeTrue(browser().isPresent(), "there is no Chromium here; apt-get install chromium");
        Topology topology = Shape.TORUS.make(new int[] {2, 4}, List.of());
        Watched watched = new Watched(topology);
        watched.waiting(1, "receiver", "pop_0_ckr_data");
        try (LiveView view = new LiveView(0, "<b>test</b>.json", topology)) {
            view.watch(watched.observation());
            view.finished(new Ending(Phase.DEADLOCK, Duration.ofMillis(5), "the <i>report</i>", List.of()));

            Shown shown = show(view);

            assertThat(shown.elements())
                    .contains("data-fpgas=\"8\"", "data-directions=\"32\"", "data-phase=\"deadlock\"")
                    .contains("<pre>the &lt;i&gt;report&lt;/i&gt;</pre>", "&lt;b&gt;test&lt;/b&gt;.json")
                    .contains("<td class=\"\">receiver</td>", "<td class=\"\">n0:acl0:ch0</td>");
            assertThat(shown.log()).doesNotContain("CONSOLE");
        }
    }
}
