package dev.smi.codegen.cli;

import dev.smi.codegen.CodegenOptions;
import dev.smi.hls.Target;
import dev.smi.model.CollectiveScheme;
import dev.smi.model.FlowControl;
import java.util.function.Function;
import picocli.CommandLine.Option;

/** What the transport layer is to be like; a mixin of the command. */
final class TransportOptions {

    @Option(
            names = "--cables",
            paramLabel = "N",
            defaultValue = "4",
            description = "Cables of one FPGA; ${DEFAULT-VALUE} if left out.")
    int cables;

    @Option(
            names = "--read-limit",
            paramLabel = "R",
            defaultValue = "8",
            description = "Packets that a communication kernel takes from one input before it looks at the next;"
                    + " ${DEFAULT-VALUE} if left out.")
    int readLimit;

    @Option(
            names = "--max-ranks",
            paramLabel = "N",
            defaultValue = "8",
            description = "Ranks that the routing tables have room for, at most 256; ${DEFAULT-VALUE} if left out.")
    int maxRanks;

    @Option(
            names = "--eager",
            description = "Send without credits. Messages that share cables can then block each other for ever.")
    boolean isEager;

    @Option(
            names = "--collectives",
            paramLabel = "SCHEME",
            defaultValue = "linear",
            description = "Who passes elements of broadcasts and reductions on: linear, the root deals with every rank"
                    + " itself; tree, a binomial tree. ${DEFAULT-VALUE} if left out.")
    String collectives = "linear";

    @Option(
            names = "--target",
            paramLabel = "NAME",
            defaultValue = "intel-opencl",
            description = "Hardware compiler to generate for; intel-opencl is the one there is.")
    String target = "intel-opencl";

    /**
     * The options, which are checked.
     *
     * @param usage makes the exception for wrong usage
     */
    CodegenOptions options(Function<String, RuntimeException> usage) {
        Target known = Target.ofId(target)
                .orElseThrow(() -> usage.apply("unknown target " + target + "; known: intel-opencl"));
        CollectiveScheme scheme = CollectiveScheme.ofId(collectives)
                .orElseThrow(
                        () -> usage.apply("unknown scheme " + collectives + " of collectives; known: linear, tree"));
        try {
            return new CodegenOptions(
                    known, cables, readLimit, maxRanks, isEager ? FlowControl.EAGER : FlowControl.CREDITS, scheme);
        } catch (IllegalArgumentException e) {
            throw usage.apply(e.getMessage());
        }
    }
}
