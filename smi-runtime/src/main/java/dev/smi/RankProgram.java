package dev.smi;

/** What every rank of a job runs. */
@FunctionalInterface
public interface RankProgram {

    /**
     * Runs as one rank.
     *
     * @throws Exception whatever it throws ends the job
     */
    // a program is the user's, and may throw whatever it likes
    @SuppressWarnings("ProhibitedExceptionDeclared")
    void run(Smi smi) throws Exception;
}
