package dev.smi.benchmarks;

import java.nio.file.Path;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** Options of benchmarks that run an application beside a peer; a mixin of commands. */
final class PeerOptions {

    @Option(
            names = "--rounds",
            paramLabel = "N",
            defaultValue = "3",
            description = "Runs of each program (default: ${DEFAULT-VALUE}).")
    int rounds;

    @Option(
            names = {"-w", "--workers"},
            paramLabel = "N",
            defaultValue = "2",
            description = "Workers, which are threads (default: ${DEFAULT-VALUE}).")
    int workers;

    /** The project's directory, which has its commands. */
    Path home = Path.of(System.getenv().getOrDefault("SMI_HOME", "."));

    void check(CommandLine line) {
        if (rounds < 1 || workers < 1) {
            throw new ParameterException(line, "--rounds and --workers are at least 1 each");
        }
    }
}
