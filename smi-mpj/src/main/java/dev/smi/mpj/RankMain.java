package dev.smi.mpj;

import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * The class that MPJ Express starts in place of the user's. It calls the user's {@code main}, tells the launcher how
 * that ended, and keeps the rank's connections open until all ranks have ended: messages may still be on their way, and
 * MPJ Express's own {@code Finalize} waits for ever if one rank never gets there.
 */
public final class RankMain {

    private static final long PAUSE_MS = 10;

    private static volatile @Nullable RankSession session;

    private RankMain() {}

    /** Called by MPJ Express. */
    public static void main(String[] raw) throws InterruptedException {
        String directory = System.getProperty(JobFiles.PROPERTY);
        if (directory == null) {
            throw new IllegalStateException("no " + JobFiles.PROPERTY + "; start ranks with bin/mpjrun");
        }
        JobFiles files = new JobFiles(Path.of(directory));
        RankSession mine = new RankSession(RawArguments.of(raw), files, JobDescription.read(files.description()));
        session = mine;
        RankOutput.redirect(files.output());
        ExitWatch.start(mine);
        mine.reportStart();
        RankEnd end = ProgramCall.run(mine);
        System.out.flush();
        System.err.flush();
        mine.report(end);
        while (Files.exists(files.board()) && !Files.exists(files.released())) {
            Thread.sleep(PAUSE_MS);
        }
        System.exit(end.status());
    }

    /** This rank, or null in a program that {@code mpjrun} did not start. */
    static @Nullable RankSession session() {
        return session;
    }

    /**
     * The arguments that {@code MPI.Init} has to get. {@code mpjrun} makes {@code MPI.Init} call this first: programs
     * get only their own arguments, and pass those.
     */
    public static String[] startMpi(String[] given) {
        RankSession mine = session;
        return mine == null ? given : mine.startMpi(given);
    }

    /** {@code mpjrun} makes {@code MPI.Finalize} call this first. */
    public static void finalizeMpi() {
        RankSession mine = session;
        if (mine != null) {
            mine.finalizeMpi();
        }
    }
}
