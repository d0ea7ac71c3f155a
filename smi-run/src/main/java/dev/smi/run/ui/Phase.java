package dev.smi.run.ui;

import java.util.Locale;

/** How far a run has come. */
public enum Phase {
    /** Code is generated and compiled; no kernel was started. */
    COMPILING,
    /** Kernels run. */
    RUNNING,
    /** It went wrong; where and what would resolve it is being looked for. */
    ADVISING,
    /** All steps passed. */
    PASSED,
    /** A kernel failed, or something is not as expected. */
    FAILED,
    /** No kernel could go on. */
    DEADLOCK,
    /** The deadline passed. */
    DEADLINE;

    /** The name that the page knows. */
    String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
