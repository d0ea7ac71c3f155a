package dev.smi.benchmarks;

import dev.smi.cli.SmiVersion;
import dev.smi.topology.GridGenerator;
import dev.smi.topology.io.TopologyFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.DoubleStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The subcommand {@code channels}: channels between ranks of one JVM, beside MPJ Express where it is installed. */
@Command(
        name = "channels",
        description = {
            "Times Java channels between ranks that are threads of one JVM, and the same with MPJ Express (multicore) if"
                    + " libmpj-java is installed. Prints a table in Markdown: the best round and the median, and how many"
                    + " times better our median is."
        },
        mixinStandardHelpOptions = true,
        versionProvider = SmiVersion.class)
final class ChannelsBenchmark implements Callable<Integer> {

    private static final int WARM_UP = 5;
    private static final int LARGE_DEGREE = 7000;

    @Option(
            names = "--rounds",
            paramLabel = "N",
            defaultValue = "11",
            description = "Counted rounds of each; " + WARM_UP + " before them are not counted (default:"
                    + " ${DEFAULT-VALUE}).")
    int rounds;

    @Override
    public Integer call() throws IOException, InterruptedException {
        System.out.println("| what | unit | ours: best, median | MPJ Express: best, median | times better |");
        System.out.println("|---|---|---|---|---|");
        Path directory = Files.createTempDirectory("smi-channels");
        try {
            Path cable = directory.resolve("cable.json");
            Files.writeString(cable, TopologyFile.text(GridGenerator.ring(2, List.of())));
            measure(cable, MpjPeer.isInstalled() ? Optional.of(MpjPeer.of(home(), directory)) : Optional.empty());
        } finally {
            TemporaryFiles.delete(directory);
        }
        return 0;
    }

    private static Path home() {
        return Path.of(Optional.ofNullable(System.getenv("SMI_HOME")).orElse("."));
    }

    private void measure(Path cable, Optional<MpjPeer> peer) throws IOException, InterruptedException {
        int all = rounds + WARM_UP;
        List<String> stream = lines(peer, 2, "stream", all);
        print("int by int, default degree", true, ChannelRuns.stream(all, 0), stream, "stream");
        print("int by int, degree " + LARGE_DEGREE, true, ChannelRuns.stream(all, LARGE_DEGREE), stream, "stream");
        List<String> dialogue = lines(peer, 2, "dialogue", all);
        print("half round trip of one int", false, ChannelRuns.dialogue(all), dialogue, "dialogue");
        print("int by int through cables", true, ChannelRuns.routedStream(all, 0, cable), List.of(), "");
        print(
                "int by int through cables, degree " + LARGE_DEGREE,
                true,
                ChannelRuns.routedStream(all, LARGE_DEGREE, cable),
                List.of(),
                "");
        print("half round trip through cables", false, ChannelRuns.routedDialogue(all, cable), List.of(), "");
        List<String> collectives = lines(peer, 8, "collectives", all);
        print("broadcast of 1 MiB, 8 ranks", false, ChannelRuns.broadcast(all), collectives, "broadcast");
        print("reduction of 1 MiB, 8 ranks", false, ChannelRuns.reduce(all), collectives, "reduce");
    }

    private static List<String> lines(Optional<MpjPeer> peer, int ranks, String measurement, int rounds)
            throws IOException, InterruptedException {
        return peer.isPresent() ? peer.get().run(ranks, measurement, rounds) : List.of();
    }

    private static void print(String what, boolean isRate, double[] ours, List<String> lines, String name) {
        double[] theirs = lines.stream()
                .map(line -> line.split(" "))
                .filter(words -> words[1].equals(name))
                .mapToDouble(words -> Double.parseDouble(words[2]))
                .toArray();
        System.out.printf(
                Locale.ROOT,
                "| %s | %s | %s | %s | %s |%n",
                what,
                isRate ? "M/s" : "µs",
                text(ours, isRate),
                theirs.length == 0 ? "none" : text(theirs, isRate),
                theirs.length == 0 ? "" : ratio(counted(ours), counted(theirs), isRate));
    }

    private static String text(double[] figures, boolean isRate) {
        Spread spread = counted(figures);
        double best = isRate ? spread.maximum() : spread.minimum();
        return number(best) + ", " + number(spread.median());
    }

    /** Three digits that count. */
    private static String number(double value) {
        return String.format(Locale.ROOT, value < 0.1 ? "%.4f" : value < 100 ? "%.3g" : "%.0f", value);
    }

    private static String ratio(Spread ours, Spread theirs, boolean isRate) {
        double ratio = isRate ? ours.median() / theirs.median() : theirs.median() / ours.median();
        return String.format(Locale.ROOT, "%.1f", ratio);
    }

    private static Spread counted(double[] figures) {
        return Spread.of(
                DoubleStream.of(Arrays.copyOfRange(figures, WARM_UP, figures.length))
                        .boxed(),
                x -> x);
    }
}
