package dev.smi.apps.bnn;

import dev.smi.apps.command.ClusterOptions;
import dev.smi.data.Cluster;
import dev.smi.model.diagnostic.DiagnosticException;
import dev.smi.model.diagnostic.SourcePosition;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The workers, and what runs on their device; a mixin of commands. */
final class DeviceOptions {

    @Mixin
    ClusterOptions cluster;

    @Option(
            names = "--program",
            paramLabel = "DIR",
            description =
                    "With a device other than jvm, what 'smi-codegen -o smi-out apps/bnn/bnn.cl' wrote; smi-out/bnn if"
                            + " left out.")
    Path directory = Path.of("smi-out", "bnn");

    Cluster open() {
        return cluster.open();
    }

    /**
     * The program for the device; empty if units are plain Java.
     *
     * @throws DiagnosticException if it is not there
     */
    Optional<Path> program() {
        if (cluster.device().equals("jvm")) {
            return Optional.empty();
        }
        if (!Files.isDirectory(directory)) {
            throw new DiagnosticException(
                    SourcePosition.of(directory.toString()),
                    "this is no directory of a program for the device; make it: bin/smi-codegen -o "
                            + Optional.ofNullable(directory.getParent()).orElse(Path.of("."))
                            + " apps/bnn/bnn.cl");
        }
        return Optional.of(directory);
    }
}
