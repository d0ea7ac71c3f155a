package dev.smi.benchmarks;

import dev.smi.cli.SmiVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The subcommand {@code links}: bytes from one rank to another, ours and the peers' in turn. */
@Command(
        name = "links",
        description = {
            "Measures the links between two ranks: packets of 32 bytes, half a round trip of one, and large messages; and"
                    + " beside them MPJ Express and Open MPI, where they are installed. All take turns, several times."
                    + " Prints a table in Markdown: the best of the runs, which others on the machine disturbed least,"
                    + " and in brackets the median; then the ratios of the best."
        },
        mixinStandardHelpOptions = true,
        versionProvider = SmiVersion.class)
final class LinksBenchmark implements Callable<Integer> {

    @Option(
            names = "--runs",
            paramLabel = "N",
            defaultValue = "5",
            description = "How often each is measured (default: ${DEFAULT-VALUE}).")
    int runs;

    @Override
    public Integer call() throws InterruptedException {
        Path home = Path.of(System.getenv().getOrDefault("SMI_HOME", "."));
        try {
            Path directory = Files.createTempDirectory("smi-links");
            try {
                List<LinkPeer> peers = new LinkPeers(home, directory).all();
                peers.forEach(peer -> peer.missing()
                        .ifPresent(reason -> System.out.println("left out: " + peer.name() + " " + reason)));
                new LinkTable(measure(peers, directory)).print(System.out);
            } finally {
                delete(directory);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e.getMessage(), e);
        }
        return 0;
    }

    private Map<String, List<LinkFigures>> measure(List<LinkPeer> peers, Path directory)
            throws IOException, InterruptedException {
        Map<String, List<LinkFigures>> figures = new LinkedHashMap<>();
        for (int run = 0; run < runs; run++) {
            for (LinkPeer peer : peers) {
                if (peer.missing().isEmpty()) {
                    LinkFigures measured = peer.run(directory);
                    figures.computeIfAbsent(peer.name(), _ -> new ArrayList<>()).add(measured);
                    System.err.printf(Locale.ROOT, "run %d: %s %s%n", run + 1, peer.name(), measured);
                }
            }
        }
        return figures;
    }

    private static void delete(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
