package dev.smi.model.diagnostic;

/**
 * One message about a user's input.
 *
 * @param position where
 * @param severity whether the run can go on
 * @param message what, with the value and its limit, and what to do about it
 */
public record Diagnostic(SourcePosition position, Severity severity, String message) {

    /** Whether the run can go on. */
    public enum Severity {
        WARNING,
        ERROR
    }

    /** {@code file:line:col: error: message}. */
    @Override
    public String toString() {
        return position + ": " + (severity == Severity.ERROR ? "error" : "warning") + ": " + message;
    }
}
