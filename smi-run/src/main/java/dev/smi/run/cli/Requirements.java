package dev.smi.run.cli;

import dev.smi.run.FabricKind;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** What several options ask of the others. Every check ends in a fault of usage or in nothing. Stateless. */
final class Requirements {

    private Requirements() {}

    /** An option about one run of generated kernels. */
    static void oneGeneratedRun(CommandSpec spec, String option, boolean isExploring, FabricKind fabric) {
        if (fabric == FabricKind.FAST) {
            throw new ParameterException(
                    spec.commandLine(), option + " is about what generated kernels do; use --fabric generated with it");
        }
        if (isExploring) {
            throw new ParameterException(
                    spec.commandLine(),
                    option + " is about one run, --explore makes many; use it with the --seed that --explore finds");
        }
    }

    /** An option that says more about another one means nothing alone. */
    static void needs(CommandSpec spec, String option, String other, boolean isOtherGiven) {
        if (!isOtherGiven && spec.commandLine().getParseResult().hasMatchedOption(option)) {
            throw new ParameterException(spec.commandLine(), option + " is about " + other + "; add " + other);
        }
    }

    /** A file to be written. */
    static void isFile(CommandSpec spec, String option, @Nullable Path file) {
        if (file != null && file.toString().isEmpty()) {
            throw new ParameterException(spec.commandLine(), option + " has no name of a file; give it one");
        }
    }
}
