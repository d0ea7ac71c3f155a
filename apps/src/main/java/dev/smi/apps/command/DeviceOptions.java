package dev.smi.apps.command;

import dev.smi.data.Cluster;
import dev.smi.device.DriverProvider;
import dev.smi.model.diagnostic.DiagnosticException;
import dev.smi.model.diagnostic.SourcePosition;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** The workers of an application that has kernels for devices, and what runs on those; a mixin of its command. */
public final class DeviceOptions {

    private static final String JVM = "jvm";

    @Mixin
    ClusterOptions cluster = new ClusterOptions();

    @Option(
            names = "--device",
            paramLabel = "NAME",
            converter = DeviceName.class,
            description = "The workers' device: jvm, which is what is meant if left out, opencl, or emulator.")
    String device = JVM;

    @Option(
            names = "--program",
            paramLabel = "DIR",
            description = "With a device other than jvm, what 'smi-codegen -o smi-out' made of the application's .cl;"
                    + " its directory in smi-out if left out.")
    @Nullable
    Path directory;

    /** How many workers there are to be. */
    public int workers() {
        return cluster.workers();
    }

    /**
     * Starts the workers.
     *
     * @throws DiagnosticException if they do not all come
     */
    public Cluster open() {
        return cluster.open(device);
    }

    /**
     * The program for the device; empty if units are plain Java.
     *
     * @param name of the application: its kernels are in {@code apps/<name>/<name>.cl}
     * @throws DiagnosticException if it is not there
     */
    public Optional<Path> program(String name) {
        if (device.equals(JVM)) {
            return Optional.empty();
        }
        Path program = Objects.requireNonNullElse(directory, Path.of("smi-out", name));
        Path about = program.resolveSibling(program.getFileName() + ".json");
        if (!Files.isDirectory(program) || !Files.isRegularFile(about)) {
            throw new DiagnosticException(
                    SourcePosition.of(program.toString()),
                    "there is no program for device " + device + " here, a directory with " + about.getFileName()
                            + " beside it; bin/smi-codegen -o smi-out apps/" + name + "/" + name
                            + ".cl makes one, smi-out/"
                            + name);
        }
        return Optional.of(program.toAbsolutePath());
    }

    /** Devices by their names. */
    static final class DeviceName implements ITypeConverter<String> {

        DeviceName() {}

        @Override
        public String convert(String text) {
            TreeSet<String> known = new TreeSet<>(List.of(JVM, "emulator"));
            ServiceLoader.load(DriverProvider.class, DriverProvider.class.getClassLoader())
                    .forEach(provider -> known.add(provider.name()));
            if (!known.contains(text)) {
                throw new TypeConversionException(
                        "there is no device '" + text + "'; there are " + String.join(", ", known));
            }
            return text;
        }
    }
}
