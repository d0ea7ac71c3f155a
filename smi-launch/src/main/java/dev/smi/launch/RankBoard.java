package dev.smi.launch;

import dev.smi.cli.ExitStatus;
import dev.smi.mpj.JobFiles;
import dev.smi.mpj.RankEnd;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** What the ranks of a job have said so far. For one thread. */
final class RankBoard {

    private final JobFiles files;
    private final @Nullable ProcessHandle[] processes;
    private final boolean[] isStarted;
    private final @Nullable RankEnd[] ends;

    RankBoard(JobFiles files, int ranks) {
        this.files = files;
        processes = new ProcessHandle[ranks];
        isStarted = new boolean[ranks];
        ends = new RankEnd[ranks];
    }

    /** Looks what is new. */
    void read() throws IOException {
        for (int rank = 0; rank < ends.length; rank++) {
            if (!isStarted[rank] && Files.exists(files.started(rank))) {
                isStarted[rank] = true;
                String process = Files.readString(files.started(rank)).strip();
                processes[rank] = ProcessHandle.of(Long.parseLong(process)).orElse(null);
            }
            if (ends[rank] == null && Files.exists(files.ended(rank))) {
                ends[rank] = RankEnd.parse(Files.readString(files.ended(rank)));
            }
        }
    }

    /** Ranks of the job. */
    int size() {
        return ends.length;
    }

    /** Ranks that have not started. */
    List<Integer> missing() {
        return ranks().filter(rank -> !isStarted[rank]).boxed().toList();
    }

    boolean haveAllEnded() {
        return ranks().allMatch(rank -> ends[rank] != null);
    }

    Optional<RankEnd> end(int rank) {
        return Optional.ofNullable(ends[rank]);
    }

    /**
     * Ranks that said that they failed, in the order in which they did; but those in a deadlock come last, as a rank
     * that fails with something else is why others wait in vain.
     */
    List<Integer> failed() {
        return ranks().filter(rank -> end(rank).filter(end -> !end.isWell()).isPresent())
                .boxed()
                .sorted(Comparator.comparing(this::isDeadlock).thenComparing(this::timeOfEnd))
                .toList();
    }

    private boolean isDeadlock(int rank) {
        return end(rank).filter(end -> end.status() == ExitStatus.DEADLOCK).isPresent();
    }

    /** Whether ranks have failed so far only because of a deadlock. */
    boolean isAllDeadlock() {
        return failed().stream().allMatch(this::isDeadlock);
    }

    /** Ranks that started, said nothing of an end, and whose process is gone. */
    List<Integer> dead() {
        return ranks().filter(rank -> isStarted[rank] && ends[rank] == null && !isAlive(rank))
                .boxed()
                .toList();
    }

    /** Ranks that have started and not ended. */
    List<Integer> running() {
        return ranks().filter(rank -> isStarted[rank] && ends[rank] == null)
                .boxed()
                .toList();
    }

    /** A rank that called {@code System.exit(0)} and shared its JVM with another one. */
    Optional<Integer> whoEndedTheJvmOf(int dead) {
        ProcessHandle process = processes[dead];
        return ranks().filter(rank -> process != null && process.equals(processes[rank]))
                .filter(rank -> end(rank).filter(end -> !end.cause().isEmpty()).isPresent())
                .boxed()
                .findFirst();
    }

    /** The processes that ranks run in, as far as they are alive. */
    List<ProcessHandle> processes() {
        return ranks().mapToObj(rank -> processes[rank])
                .filter(process -> process != null && process.isAlive())
                .distinct()
                .toList();
    }

    private boolean isAlive(int rank) {
        ProcessHandle process = processes[rank];
        return process != null && process.isAlive();
    }

    private FileTime timeOfEnd(int rank) {
        Path file = files.ended(rank);
        try {
            return Files.getLastModifiedTime(file);
        } catch (IOException _) {
            return FileTime.fromMillis(0);
        }
    }

    private IntStream ranks() {
        return IntStream.range(0, ends.length);
    }
}
