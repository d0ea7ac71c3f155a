package dev.smi.fuzz.mutate;

import dev.smi.codegen.CodeGenerator;
import dev.smi.codegen.CodegenOptions;
import dev.smi.codegen.ProgramSources;
import dev.smi.codegen.frontend.Preprocessing;
import dev.smi.model.diagnostic.Diagnostic;
import dev.smi.model.diagnostic.DiagnosticException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** How the front end takes a source that may have mistakes. Stateless. */
public final class Verdict {

    private static final long SECONDS = 20;

    private Verdict() {}

    /** What the front end did wrong; empty if it took the source, or said at a line of it what is wrong. */
    public static Optional<String> fault(String className, String source) {
        try {
            Path directory = Files.createTempDirectory("smi-mutants");
            Path file = directory.resolve(className + ".java");
            try {
                Files.writeString(file, source);
                return CompletableFuture.supplyAsync(() -> generate(className, file))
                        .get(SECONDS, TimeUnit.SECONDS);
            } finally {
                Files.deleteIfExists(file);
                Files.delete(directory);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.of("interrupted");
        } catch (TimeoutException _) {
            return Optional.of("it has not answered within " + SECONDS + " s");
        } catch (ExecutionException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            return Optional.of(cause + " at "
                    + List.of(cause.getStackTrace()).stream().limit(6).toList());
        }
    }

    private static Optional<String> generate(String className, Path file) {
        try {
            new CodeGenerator(CodegenOptions.DEFAULT)
                    .generate(new ProgramSources(className, List.of(file), Preprocessing.NONE));
            return Optional.empty();
        } catch (DiagnosticException e) {
            return e.diagnostics().stream()
                    .filter(diagnostic -> !isGood(diagnostic, file))
                    .map(diagnostic -> "no good diagnostic: " + diagnostic)
                    .findFirst();
        }
    }

    /** Of a class without kernels no line is wrong. */
    private static boolean isGood(Diagnostic diagnostic, Path file) {
        boolean hasPlace =
                diagnostic.position().line() > 0 || diagnostic.message().contains("no method here is a kernel");
        return diagnostic.position().file().equals(file.toString())
                && hasPlace
                && !diagnostic.message().isBlank();
    }
}
