package dev.smi.benchmarks;

import dev.smi.Smi;
import dev.smi.cli.SmiVersion;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The subcommand {@code kernels}: kernels in Java on the jvm device, beside plain loops and Aparapi. */
@Command(
        name = "kernels",
        description = {
            "Times kernels in Java on the jvm device: elements through a FIFO between two of them, the start of one, a"
                    + " vector addition and a stencil. Beside them the same loops called directly and, where there is an"
                    + " OpenCL device, by Aparapi. Prints a table in Markdown: median and from where to where, and how"
                    + " many times as fast the kernel is."
        },
        mixinStandardHelpOptions = true,
        versionProvider = SmiVersion.class)
final class KernelsBenchmark implements Callable<Integer> {

    private static final int WARM_UP = 5;
    private static final double MILLION = 1e6;
    private static final double THOUSAND = 1e3;

    @Option(
            names = "--rounds",
            paramLabel = "N",
            defaultValue = "11",
            description = "Counted rounds of each; " + WARM_UP + " before them are not counted (default:"
                    + " ${DEFAULT-VALUE}).")
    int rounds;

    @Override
    public Integer call() {
        Optional<AparapiPeer> aparapi =
                AparapiPeer.find(reason -> System.err.println("Aparapi is left out: " + reason));
        System.out.println("| what | program | speed | ours is times as fast |");
        System.out.println("|---|---|---|---|");
        Smi.run(1, Map.of("device", "jvm"), smi -> measure(new KernelRuns(smi), aparapi));
        return 0;
    }

    private void measure(KernelRuns runs, Optional<AparapiPeer> aparapi) {
        print("FIFO of 16 ints, M/s", MILLION, KernelRuns.STREAM, List.of(runs.fifo("write", "read")));
        print("FIFO of 1024 ints, M/s", MILLION, KernelRuns.STREAM, List.of(runs.fifo("writeDeep", "readDeep")));
        print("start and join, k/s", THOUSAND, KernelRuns.TIMES, List.of(runs.start()));
        print(
                "vector add, 1,048,576 floats, M/s",
                MILLION,
                (double) KernelRuns.VECTOR * KernelRuns.TIMES,
                Stream.concat(
                                Stream.of(runs.kernelAdd(), KernelRuns.plainAdd()),
                                aparapi.map(AparapiPeer::add).stream())
                        .toList());
        print(
                "stencil sweep, 128x128, M cells/s",
                MILLION,
                (double) KernelRuns.SIDE * KernelRuns.SIDE * KernelRuns.TIMES,
                Stream.concat(
                                Stream.of(runs.kernelSweep(), KernelRuns.plainSweep()),
                                aparapi.map(AparapiPeer::sweep).stream())
                        .toList());
    }

    private void print(String what, double unit, double things, List<Contestant> contestants) {
        SpeedTable table = Contestant.time(contestants, things, WARM_UP, rounds);
        table.lines(unit, 1).forEach(line -> System.out.println("| " + what + line));
    }
}
