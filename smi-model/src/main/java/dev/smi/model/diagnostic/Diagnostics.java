package dev.smi.model.diagnostic;

import dev.smi.model.diagnostic.Diagnostic.Severity;
import java.util.ArrayList;
import java.util.List;

/**
 * Collects the diagnostics of one run, so that a user sees all faults at once. Not thread-safe; owned by the stage that
 * reads the input.
 */
public final class Diagnostics {

    private final List<Diagnostic> all = new ArrayList<>();

    /** Adds an error; the run goes on to find more, and fails at {@link #throwIfErrors()}. */
    public void error(SourcePosition position, String message) {
        add(new Diagnostic(position, Severity.ERROR, message));
    }

    /** Adds a warning, which fails nothing. */
    public void warning(SourcePosition position, String message) {
        add(new Diagnostic(position, Severity.WARNING, message));
    }

    /** Adds a diagnostic unless the same one is there already. */
    public void add(Diagnostic diagnostic) {
        if (!all.contains(diagnostic)) {
            all.add(diagnostic);
        }
    }

    /** Whether one of them is an error. */
    public boolean hasErrors() {
        return all.stream().anyMatch(d -> d.severity() == Severity.ERROR);
    }

    /** All diagnostics, in the order they were found. */
    public List<Diagnostic> all() {
        return List.copyOf(all);
    }

    /**
     * Ends the run if something is wrong.
     *
     * @throws DiagnosticException with all diagnostics, if one of them is an error
     */
    public void throwIfErrors() {
        if (hasErrors()) {
            throw new DiagnosticException(all);
        }
    }
}
