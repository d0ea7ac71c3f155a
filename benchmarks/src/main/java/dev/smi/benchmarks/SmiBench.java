package dev.smi.benchmarks;

import dev.smi.benchmarks.scatter.ScatterBenchmark;
import dev.smi.cli.CommandRunner;
import dev.smi.cli.SmiVersion;
import picocli.CommandLine.Command;

/** The command {@code smi-bench}: benchmarks of whole programs. {@code bin/smi-bench jmh} starts JMH instead of it. */
@Command(
        name = "smi-bench",
        description = {
            "Runs the project's benchmarks. docs/performance.md has results and says how they were made.",
            "'smi-bench jmh [ARGUMENT...]' passes its arguments to JMH: a regular expression chooses benchmarks, -l lists"
                    + " them."
        },
        subcommands = {
            EmulatorBenchmark.class,
            CollectivesBenchmark.class,
            FabricBenchmark.class,
            ChannelsBenchmark.class,
            KernelsBenchmark.class,
            LinksBenchmark.class,
            ScatterBenchmark.class,
            FwiBenchmark.class,
            GzipBenchmark.class,
            BnnBenchmark.class,
            ArrowSumBenchmark.class,
            ArrowStreamsBenchmark.class
        },
        mixinStandardHelpOptions = true,
        versionProvider = SmiVersion.class,
        footerHeading = "%nExamples:%n",
        footer = {
            "  smi-bench emulator",
            "  smi-bench collectives",
            "  smi-bench fabric",
            "  smi-bench channels",
            "  smi-bench kernels",
            "  smi-bench links",
            "  smi-bench scatter",
            "  smi-bench fwi",
            "  smi-bench gzip --size 1000",
            "  smi-bench bnn",
            "  smi-bench arrow-sum --rows 100000000",
            "  smi-bench arrow-streams",
            "  smi-bench jmh -l",
            "  smi-bench jmh RouteGen -p side=16",
        })
public final class SmiBench {

    private SmiBench() {}

    /** Runs the command and exits with its status. */
    public static void main(String[] arguments) {
        System.exit(CommandRunner.run(new SmiBench(), arguments));
    }
}
