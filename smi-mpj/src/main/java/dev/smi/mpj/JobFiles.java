package dev.smi.mpj;

import java.nio.file.Path;

/**
 * Where launcher and ranks of a job leave each other word: files in the job's own directory. Each is written under
 * another name first and then renamed, so who sees it sees all of it.
 *
 * @param directory the job's directory
 */
public record JobFiles(Path directory) {

    /** The system property that tells a rank its job's directory. */
    public static final String PROPERTY = "smi.mpj.job";

    /** What to run, for the ranks: {@link JobDescription}. */
    public Path description() {
        return directory.resolve("job.properties");
    }

    /** Where ranks and launcher leave word. */
    public Path board() {
        return directory.resolve("board");
    }

    /** Written by a rank before it calls the program: the process's number. */
    public Path started(int rank) {
        return board().resolve(rank + ".started");
    }

    /** Written by a rank when its program has ended: a {@link RankEnd}. */
    public Path ended(int rank) {
        return board().resolve(rank + ".ended");
    }

    /** Made by the launcher when all ranks have ended; until then they keep their connections open. */
    public Path released() {
        return board().resolve("released");
    }

    /** The socket that takes what ranks print; not there if ranks may run on other hosts. */
    public Path output() {
        return directory.resolve("output");
    }
}
