package dev.smi.run.advice;

import dev.smi.emulator.cache.ModuleCache;
import dev.smi.emulator.fabric.FabricOptions;
import dev.smi.run.FabricKind;
import dev.smi.run.LaunchRunner;
import dev.smi.run.RunReport;
import dev.smi.run.launchfile.LaunchFileReader;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.function.IntConsumer;

/**
 * Runs launch files, and finds out what is wrong with them.
 *
 * @param directory for generated code and compiled programs
 */
record AdvisedRun(Path directory) {

    private static final Duration LONG = Duration.ofSeconds(100);

    LaunchRunner runner(Path launchFile) {
        return runner(launchFile, FabricKind.GENERATED);
    }

    LaunchRunner runner(Path launchFile, FabricKind fabric) {
        return new LaunchRunner(
                LaunchFileReader.read(launchFile),
                directory.resolve("out"),
                Optional.empty(),
                (_, _, _) -> {},
                fabric,
                ModuleCache.in(directory.resolve("cache"), _ -> {}));
    }

    Advisor.Advised advised(Path launchFile) {
        return advised(launchFile, LONG, _ -> {});
    }

    Advisor.Advised advised(Path launchFile, Duration time, IntConsumer progress) {
        LaunchRunner runner = runner(launchFile);
        RunReport report = runner.run((_, _, _) -> {}, FabricOptions.PLAIN);
        return new Advisor(runner, 0, time, progress).advise(report);
    }
}
