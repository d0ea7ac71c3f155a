package dev.smi.codegen.cli;

import dev.smi.codegen.arrow.ArrowCode;
import dev.smi.codegen.io.ArrowFiles;
import dev.smi.model.diagnostic.Diagnostic;
import dev.smi.model.diagnostic.DiagnosticException;
import dev.smi.model.diagnostic.Diagnostics;
import dev.smi.model.diagnostic.SourcePosition;
import dev.smi.model.io.TextFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An interface that is written because a program's sources include it, and taken back if they are faulty: an interface
 * beside another one's program would be worse than none. Not thread-safe.
 */
final class InterfaceFiles {

    private static final Pattern MISSING = Pattern.compile("'(\\w+)\\.h' file not found");

    private final String kernel;
    private final Path directory;
    private final Map<Path, Optional<byte[]>> before = new LinkedHashMap<>();

    private InterfaceFiles(String kernel, Path directory) {
        this.kernel = kernel;
        this.directory = directory;
    }

    /** Writes the interface of a program, and keeps what was there. */
    static InterfaceFiles write(Path output, String program, ArrowCode code) {
        InterfaceFiles files = new InterfaceFiles(code.kernel(), ArrowFiles.interfaceDirectory(output, program));
        for (String name : code.files().keySet()) {
            Path file = files.directory.resolve(name);
            files.before.put(file, Files.exists(file) ? Optional.of(TextFiles.readBytes(file)) : Optional.empty());
        }
        ArrowFiles.write(output, program, code);
        return files;
    }

    /**
     * Puts back what was there.
     *
     * @param faults what is wrong with the sources
     * @return the same, with what to do about headers of streams that are named otherwise
     */
    DiagnosticException takeBack(DiagnosticException faults) {
        try {
            for (Map.Entry<Path, Optional<byte[]>> file : before.entrySet()) {
                if (file.getValue().isPresent()) {
                    TextFiles.writeBytes(file.getKey(), file.getValue().get());
                } else {
                    Files.deleteIfExists(file.getKey());
                }
            }
            removeEmpty();
        } catch (IOException e) {
            throw new DiagnosticException(
                    SourcePosition.of(directory.toString()), "cannot take back what was written: " + e);
        }
        return withRemedies(faults);
    }

    private void removeEmpty() throws IOException {
        try (var left = Files.list(directory)) {
            if (left.findAny().isPresent()) {
                return;
            }
        }
        Files.delete(directory);
    }

    private DiagnosticException withRemedies(DiagnosticException faults) {
        Diagnostics all = new Diagnostics();
        for (Diagnostic each : faults.diagnostics()) {
            all.add(each);
            Matcher missing = MISSING.matcher(each.message());
            if (missing.find() && !missing.group(1).equals(kernel)) {
                all.error(
                        each.position(),
                        "the streams' header is " + ArrowCode.headerFile(kernel)
                                + "; include it, or give --arrow-kernel " + missing.group(1)
                                + " if that is the kernel of the streams");
            }
        }
        return new DiagnosticException(all.all());
    }
}
