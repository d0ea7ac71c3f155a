package dev.smi.route.io;

import dev.smi.model.Program;
import dev.smi.model.diagnostic.DiagnosticException;
import dev.smi.model.diagnostic.Diagnostics;
import dev.smi.model.diagnostic.SourcePosition;
import dev.smi.model.io.ProgramFile;
import dev.smi.topology.Device;
import dev.smi.topology.Topology;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The descriptions of a topology's programs, as the code generator leaves them in one directory. Stateless. */
public final class ProgramDirectory {

    private ProgramDirectory() {}

    /**
     * Reads {@code <program>.json} for the program of every rank. An FPGA for which the topology names no program runs
     * the only one there is.
     *
     * @return the description of each rank's program, in order of rank
     * @throws DiagnosticException if a description is missing or faulty
     */
    public static List<Optional<Program>> read(Path directory, Topology topology) {
        Diagnostics diagnostics = new Diagnostics();
        Map<String, Optional<Program>> byName = new HashMap<>();
        List<Optional<Program>> programs = new ArrayList<>();
        for (Device device : topology.devices()) {
            String name = device.program().orElseGet(() -> onlyProgram(directory, device));
            programs.add(byName.computeIfAbsent(name, n -> read(directory.resolve(n + ".json"), device, diagnostics)));
        }
        diagnostics.throwIfErrors();
        return programs;
    }

    private static Optional<Program> read(Path file, Device device, Diagnostics diagnostics) {
        if (!Files.isRegularFile(file)) {
            diagnostics.error(
                    SourcePosition.of(file.toString()),
                    "there is no description of the program that " + device.name()
                            + " runs; run smi-codegen first, or correct the topology");
            return Optional.empty();
        }
        try {
            return Optional.of(ProgramFile.read(file));
        } catch (DiagnosticException e) {
            e.diagnostics().forEach(diagnostics::add);
            return Optional.empty();
        }
    }

    private static String onlyProgram(Path directory, Device device) {
        List<String> names = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(directory, "*.json")) {
            for (Path file : files) {
                String name = file.getFileName().toString();
                names.add(name.substring(0, name.length() - ".json".length()));
            }
        } catch (IOException e) {
            throw new DiagnosticException(
                    SourcePosition.of(directory.toString()), "cannot read the programs' directory: " + e.getMessage());
        }
        if (names.size() != 1) {
            throw new DiagnosticException(
                    SourcePosition.of(directory.toString()),
                    "the topology does not say which of " + names.size() + " programs " + device.name()
                            + " runs; name it in the topology's \"fpgas\"");
        }
        return names.getFirst();
    }
}
