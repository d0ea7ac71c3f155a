package dev.smi.run.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** The options about the order in which kernels run. */
final class OrderOptions {

    private static final String SEED = "--seed";
    private static final String EXPLORE = "--explore";

    @Option(
            names = SEED,
            paramLabel = "N",
            description = "Run kernels in another order: which of those that are ready goes on, and where it is"
                    + " interrupted, is chosen at random from this seed. The same seed gives the same run. 0, the"
                    + " default, is the order in which they get ready.")
    long seed;

    @Option(
            names = EXPLORE,
            paramLabel = "K",
            description = "Try K seeds, from 1 or --seed on, and report the first that fails, with the command that"
                    + " replays it; the last one if all pass.")
    @Nullable
    Long tries;

    OrderOptions() {}

    void check(CommandSpec spec) {
        if (seed < 0) {
            throw new ParameterException(spec.commandLine(), SEED + " " + seed + " is negative");
        }
        if (tries != null && tries < 1) {
            throw new ParameterException(spec.commandLine(), EXPLORE + " " + tries + " is less than 1");
        }
        if (tries != null && tries - 1 > Long.MAX_VALUE - firstSeed()) {
            throw new ParameterException(
                    spec.commandLine(),
                    EXPLORE + " " + tries + " from " + SEED + " " + firstSeed() + " on goes beyond the last seed, "
                            + Long.MAX_VALUE + "; use a smaller one");
        }
    }

    /** How many seeds are to be tried; empty for one run. */
    Optional<Long> tries() {
        return Optional.ofNullable(tries);
    }

    /** The first seed to try. */
    long firstSeed() {
        return Math.max(1, seed);
    }

    /** The command that runs one seed again, with everything else as it was. */
    static String replay(List<String> arguments, long seed) {
        List<String> kept = new ArrayList<>(List.of("smi-run", SEED, Long.toString(seed)));
        for (int i = 0; i < arguments.size(); i++) {
            String argument = arguments.get(i);
            if (argument.equals(SEED) || argument.equals(EXPLORE)) {
                i++;
            } else if (!argument.startsWith(SEED + "=") && !argument.startsWith(EXPLORE + "=")) {
                kept.add(argument.matches("[\\w./:=@%+,-]+") ? argument : "'" + argument.replace("'", "'\\''") + "'");
            }
        }
        return String.join(" ", kept);
    }
}
