package dev.smi.job;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * How a rank takes part in its job.
 *
 * @param limit how long to wait for the others, and how long any later wait may take
 * @param link how ranks reach each other
 * @param memory where the directories of jobs are, on a file system in memory if there is one
 */
public record JobOptions(Duration limit, Link link, Path memory) {

    private static final Path SHARED_MEMORY = Path.of("/dev/shm");

    /** Options with the usual directory, unless another is given. */
    public static JobOptions of(Duration limit, Link link, Optional<Path> memory) {
        return new JobOptions(limit, link, memory.orElseGet(JobOptions::usualMemory));
    }

    private static Path usualMemory() {
        boolean isThere = Files.isDirectory(SHARED_MEMORY) && Files.isWritable(SHARED_MEMORY);
        return isThere ? SHARED_MEMORY : Path.of(System.getProperty("java.io.tmpdir"));
    }
}
