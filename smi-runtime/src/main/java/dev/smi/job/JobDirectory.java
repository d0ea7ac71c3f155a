package dev.smi.job;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * The directory of a job on this host, and the rank's file in it. {@code rank-3} is there from when rank 3 has come
 * until it leaves in order: if it is there and its process is not, the rank has crashed. {@code failed-3} says why rank
 * 3 failed. For one thread at a time.
 */
final class JobDirectory {

    private static final String RANK = "rank-";
    private static final String FAILED = "failed-";

    private final Path path;

    /**
     * The job's directory, made if it is not there.
     *
     * @param base where the directories of all jobs are
     * @throws JobException if it cannot be made, or belongs to somebody else
     */
    JobDirectory(Path base, String job) {
        this.path = base.resolve(JobSweep.PREFIX + job);
        make();
    }

    private void make() {
        try {
            Files.createDirectory(
                    path, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        } catch (FileAlreadyExistsException _) {
            requireMine();
        } catch (IOException e) {
            throw new JobException(
                    "cannot make the job's directory: " + e + "; choose another: -Dsmi.shm=DIRECTORY", e);
        }
    }

    private void requireMine() {
        try {
            boolean isMine = Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)
                    && Files.getOwner(path, LinkOption.NOFOLLOW_LINKS).equals(Files.getOwner(Path.of("/proc/self")))
                    && PosixFilePermissions.toString(Files.getPosixFilePermissions(path))
                            .endsWith("------");
            if (!isMine) {
                throw new JobException(path + " is not this user's own directory, which the job needs; remove it, or"
                        + " choose another place: -Dsmi.shm=DIRECTORY");
            }
        } catch (NoSuchFileException _) {
            make();
        } catch (IOException e) {
            throw new JobException("cannot look at the job's directory: " + e, e);
        }
    }

    /** Where it is. */
    Path path() {
        return path;
    }

    /**
     * Says where a rank is, again if somebody has taken the file away.
     *
     * @throws JobException if another process says that it is this rank
     */
    void publish(Placement mine) {
        for (int attempt = 0; attempt < 100; attempt++) {
            Optional<Placement> there = placement(mine.rank());
            if (there.isEmpty()) {
                write(RANK + mine.rank(), mine.encode());
            } else if (there.get().equals(mine)) {
                return;
            } else if (there.get().process().isAlive()) {
                throw new JobException("rank " + mine.rank() + " of job " + path.getFileName() + " is there twice: "
                        + "process " + there.get().process().pid() + " and process "
                        + mine.process().pid() + "; give each job a name of its own: SMI_JOB=NAME");
            } else {
                remove(RANK + mine.rank());
            }
        }
        throw new JobException("cannot keep " + path.resolve(RANK + mine.rank()) + "; another program removes it");
    }

    /** Where a rank is, if it has said so; its process may have ended since. */
    Optional<Placement> placement(int rank) {
        Path file = path.resolve(RANK + rank);
        try {
            return Optional.of(Placement.decode(Files.readAllBytes(file), file.toString()));
        } catch (NoSuchFileException _) {
            return Optional.empty();
        } catch (IOException e) {
            throw new JobException("cannot read " + e.getMessage(), e);
        }
    }

    /** Tells the job's other ranks on this host why this one failed. */
    void fail(int rank, JobFailure failure) {
        write(FAILED + rank, failure.encode());
    }

    /** What another rank failed of. */
    Optional<JobFailure> failure(int me) {
        for (String name : names()) {
            if (name.startsWith(FAILED) && !name.equals(FAILED + me)) {
                try {
                    return Optional.of(JobFailure.decode(Files.readAllBytes(path.resolve(name))));
                } catch (IOException _) {
                    // taken away by the last rank that leaves
                }
            }
        }
        return Optional.empty();
    }

    /** The rank leaves; the last one takes the directory away, also if the others crashed. */
    void leave(int rank) {
        remove(RANK + rank);
        List<Integer> others = ranks();
        boolean isLast = others.stream()
                .noneMatch(other ->
                        placement(other).map(p -> p.process().isAlive()).orElse(false));
        if (isLast) {
            JobSweep.delete(path);
        }
    }

    /** Ranks whose files are there. */
    List<Integer> ranks() {
        List<Integer> ranks = new ArrayList<>();
        for (String name : names()) {
            if (name.matches(RANK + "\\d{1,9}")) {
                ranks.add(Integer.valueOf(name.substring(RANK.length())));
            }
        }
        return ranks;
    }

    private List<String> names() {
        try (Stream<Path> files = Files.list(path)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        } catch (IOException _) {
            return List.of();
        }
    }

    /** Writes a file that is either complete or not there; the first one counts. */
    private void write(String name, byte[] text) {
        Path draft = path.resolve("draft-" + UUID.randomUUID());
        try {
            Files.write(draft, text);
            Files.createLink(path.resolve(name), draft);
        } catch (FileAlreadyExistsException _) {
            // the caller looks at what is there
        } catch (NoSuchFileException _) {
            make();
        } catch (IOException e) {
            throw new JobException("cannot write to the job's directory: " + e, e);
        } finally {
            remove(draft.getFileName().toString());
        }
    }

    private void remove(String name) {
        try {
            Files.deleteIfExists(path.resolve(name));
        } catch (IOException e) {
            throw new JobException("cannot remove a file of the job: " + e, e);
        }
    }
}
