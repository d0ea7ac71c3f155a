package dev.smi.model.diagnostic;

import dev.smi.model.diagnostic.Diagnostic.Severity;
import java.util.List;
import java.util.stream.Collectors;

/** The user's input is at fault. Commands print the diagnostics, without a stack trace, and exit with status 1. */
public final class DiagnosticException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<Diagnostic> diagnostics;

    /** An exception that carries all diagnostics of a run. */
    public DiagnosticException(List<Diagnostic> diagnostics) {
        super(diagnostics.stream().map(Diagnostic::toString).collect(Collectors.joining("\n")));
        this.diagnostics = List.copyOf(diagnostics);
    }

    /** An exception about one fault. */
    public DiagnosticException(SourcePosition position, String message) {
        this(List.of(new Diagnostic(position, Severity.ERROR, message)));
    }

    /** What is wrong, at least one error. */
    public List<Diagnostic> diagnostics() {
        return diagnostics;
    }
}
