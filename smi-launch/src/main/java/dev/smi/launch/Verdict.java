package dev.smi.launch;

import java.util.List;

/**
 * How a job ended.
 *
 * @param status the launcher's exit status
 * @param causes what to tell the user, a line each; empty if all is well
 */
public record Verdict(int status, List<String> causes) {

    /** All ranks ended well. */
    static final Verdict WELL = new Verdict(0, List.of());

    /** Copies the list. */
    public Verdict {
        causes = List.copyOf(causes);
    }

    static Verdict of(int status, String cause) {
        return new Verdict(status, List.of(cause));
    }
}
