package dev.smi.job;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.UserPrincipal;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Takes away what jobs left behind whose processes were all killed. Whatever cannot be read or removed is left to
 * others: it may be theirs. Stateless.
 */
final class JobSweep {

    /** What names of job directories begin with. */
    static final String PREFIX = "smi-";

    private static final Duration YOUNG = Duration.ofMinutes(10);

    private JobSweep() {}

    /**
     * Removes directories of this user whose ranks' processes are all dead.
     *
     * @param host this host; who is alive elsewhere cannot be told from here
     */
    static void sweep(Path base, String host) {
        try (Stream<Path> jobs = Files.list(base)) {
            UserPrincipal me = Files.getOwner(Path.of("/proc/self"));
            jobs.filter(job -> job.getFileName().toString().startsWith(PREFIX)).forEach(job -> sweep(job, me, host));
        } catch (IOException | UncheckedIOException _) {
            // a directory that cannot be listed has nothing to be swept
        }
    }

    private static void sweep(Path job, UserPrincipal me, String host) {
        try {
            if (isDead(job, me, host)) {
                // moved first, so that nobody finds it half removed
                Path dead = job.resolveSibling(PREFIX + "dead-" + UUID.randomUUID());
                Files.move(job, dead);
                delete(dead);
            }
        } catch (IOException _) {
            // somebody else sweeps at the same time
        }
    }

    private static boolean isDead(Path job, UserPrincipal me, String host) throws IOException {
        if (!Files.isDirectory(job, LinkOption.NOFOLLOW_LINKS)
                || !Files.getOwner(job, LinkOption.NOFOLLOW_LINKS).equals(me)) {
            return false;
        }
        List<Path> ranks;
        try (Stream<Path> files = Files.list(job)) {
            ranks = files.filter(f -> f.getFileName().toString().startsWith("rank-"))
                    .toList();
        }
        for (Path rank : ranks) {
            Placement placement = Placement.decode(Files.readAllBytes(rank), rank.toString());
            if (!placement.host().equals(host) || placement.process().isAlive()) {
                return false;
            }
        }
        Instant changed = Files.getLastModifiedTime(job).toInstant();
        return !ranks.isEmpty() || changed.isBefore(Instant.now().minus(YOUNG));
    }

    /** Removes a directory with all that is in it. */
    static void delete(Path directory) {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException | UncheckedIOException _) {
            // the next sweep finds it, or another rank is at it
        }
    }
}
