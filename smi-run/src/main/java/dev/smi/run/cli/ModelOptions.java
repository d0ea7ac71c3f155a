package dev.smi.run.cli;

import dev.smi.run.FabricKind;
import dev.smi.run.model.HardwareModel;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** The options about the time that hardware would take. */
final class ModelOptions {

    private static final int MOST_INPUTS = 1000;
    private static final double MOST = 1e6;

    @Option(
            names = "--model",
            description =
                    "Estimate how long the run would take on hardware, from the options below and the launch file's"
                            + " read limit; with --json as \"model\". Cycles of --trace, --stats and --ui are then those of the"
                            + " estimate.")
    boolean isModel;

    @Option(
            names = "--model-clock",
            paramLabel = "MHZ",
            description = "Clock of the kernels (default: ${DEFAULT-VALUE}).")
    double clock = HardwareModel.DEFAULT_CLOCK_MHZ;

    @Option(
            names = "--model-link",
            paramLabel = "GBITS",
            description = "Rate of one direction of a cable in Gbit/s (default: ${DEFAULT-VALUE}).")
    double link = HardwareModel.DEFAULT_LINK_GBITS;

    @Option(
            names = "--model-hop",
            paramLabel = "NS",
            description = "Latency of a hop, cable and communication kernels, in ns (default: ${DEFAULT-VALUE}).")
    double hop = HardwareModel.DEFAULT_HOP_NANOS;

    @Option(
            names = "--model-inputs",
            paramLabel = "N",
            description = "Other inputs that a communication kernel looks at, a cycle each, after it has taken as many"
                    + " packets as the read limit (default: ${DEFAULT-VALUE}).")
    int inputs = HardwareModel.DEFAULT_OTHER_INPUTS;

    ModelOptions() {}

    void check(CommandSpec spec, boolean isExploring, FabricKind fabric) {
        if (isModel) {
            Requirements.oneGeneratedRun(spec, "--model", isExploring, fabric);
        }
        for (String option : List.of("--model-clock", "--model-link", "--model-hop", "--model-inputs")) {
            Requirements.needs(spec, option, "--model", isModel);
        }
        check(spec, "--model-clock", clock > 0 && clock <= MOST, clock, "more than 0 and at most " + MOST);
        check(spec, "--model-link", link > 0 && link <= MOST, link, "more than 0 and at most " + MOST);
        check(spec, "--model-hop", hop >= 0 && hop <= MOST, hop, "0 to " + MOST);
        check(spec, "--model-inputs", inputs >= 0 && inputs <= MOST_INPUTS, inputs, "0 to " + MOST_INPUTS);
        HardwareModel model = new HardwareModel(clock, link, hop, inputs, 1);
        String cycles = (long) MOST + " cycles of --model-clock";
        check(spec, "--model-hop", model.hopCycles() <= MOST, hop, "at most " + cycles);
        check(spec, "--model-link", model.packetCycles() <= MOST, link, "at least a packet in " + cycles);
    }

    private static void check(CommandSpec spec, String option, boolean isFine, Number value, String limits) {
        if (!isFine) {
            throw new ParameterException(spec.commandLine(), option + " " + value + " is not " + limits);
        }
    }

    /** What is assumed, if an estimate is wanted. */
    Optional<HardwareModel> model(int readLimit) {
        return isModel ? Optional.of(new HardwareModel(clock, link, hop, inputs, readLimit)) : Optional.empty();
    }
}
