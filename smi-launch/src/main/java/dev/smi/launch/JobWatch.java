package dev.smi.launch;

import dev.smi.cli.ExitStatus;
import dev.smi.mpj.RankEnd;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Watches a job until it has ended, in whatever way. MPJ Express does not help with that: its launcher always exits
 * with 0, and ranks that wait for one that is gone wait for ever. For one thread.
 */
final class JobWatch {

    private static final long PAUSE_MS = 10;

    /** Ranks often fail together, and the first cause is worth more than the first one seen. */
    private static final long GATHER_MS = 150;

    /** Ranks in a deadlock may wait for one that is about to say what it failed with. */
    private static final int MOST_GATHERINGS = 20;

    private static final int MOST_CAUSES = 4;

    private final RankBoard board;
    private final MpjProcesses processes;
    private final boolean isLocal;
    private final Optional<Duration> deadline;
    private final Duration startLimit;
    private final long begin = System.nanoTime();

    JobWatch(RankBoard board, MpjProcesses processes, JobRequest request, Duration startLimit) {
        this.board = board;
        this.processes = processes;
        this.isLocal = request.machines().isEmpty();
        this.deadline = request.deadline();
        this.startLimit = startLimit;
    }

    /** Returns when the job has succeeded or failed; its processes may still be there. */
    Verdict await() throws IOException, InterruptedException {
        while (true) {
            List<String> gone = processes.gone(); // before the board: what they wrote last counts
            List<Integer> dead = deadRanks();
            board.read();
            Optional<Verdict> verdict = verdict(gone, dead);
            if (verdict.isPresent()) {
                return verdict.get();
            }
            Thread.sleep(PAUSE_MS);
        }
    }

    private List<Integer> deadRanks() {
        return isLocal ? board.dead() : List.of();
    }

    private Optional<Verdict> verdict(List<String> gone, List<Integer> dead) throws IOException, InterruptedException {
        if (!board.failed().isEmpty()) {
            gather();
            return Optional.of(failed(board.failed()));
        }
        if (board.haveAllEnded()) {
            return Optional.of(Verdict.WELL);
        }
        List<Integer> silent =
                dead.stream().filter(rank -> board.end(rank).isEmpty()).toList();
        if (!silent.isEmpty()) {
            return Optional.of(died(silent));
        }
        if (!gone.isEmpty()) {
            return Optional.of(Verdict.of(ExitStatus.FAILED, gone(gone)));
        }
        return late();
    }

    private void gather() throws IOException, InterruptedException {
        int gatherings = 0;
        do {
            Thread.sleep(GATHER_MS);
            board.read();
            gatherings++;
        } while (board.isAllDeadlock() && !board.haveAllEnded() && gatherings < MOST_GATHERINGS);
    }

    private Verdict failed(List<Integer> ranks) {
        List<String> causes = new ArrayList<>();
        for (int rank : ranks.subList(0, Math.min(MOST_CAUSES, ranks.size()))) {
            RankEnd end = board.end(rank).orElseThrow();
            causes.add(named(rank) + end.cause());
        }
        if (ranks.size() > MOST_CAUSES) {
            causes.add("and " + (ranks.size() - MOST_CAUSES) + " more ranks");
        }
        return new Verdict(board.end(ranks.getFirst()).orElseThrow().status(), causes);
    }

    private Verdict died(List<Integer> ranks) {
        Optional<Integer> guilty = board.whoEndedTheJvmOf(ranks.getFirst());
        if (guilty.isPresent()) {
            String cause = board.end(guilty.get()).orElseThrow().cause();
            return Verdict.of(
                    ExitStatus.FAILED,
                    named(guilty.get()) + cause + ", which ended the JVM that it shares with " + list(ranks)
                            + "; return from main instead");
        }
        String who = ranks.size() == 1 ? named(ranks.getFirst()) : list(ranks) + " of " + board.size() + ": ";
        return Verdict.of(
                ExitStatus.FAILED,
                who + "died: the process was killed by a signal (by hand, or for want of memory), or its JVM crashed");
    }

    private String gone(List<String> names) {
        String missing = board.missing().isEmpty() ? "" : " before " + list(board.missing()) + " had started";
        return String.join(" and ", names) + " ended" + missing + "; what it said is above";
    }

    private Optional<Verdict> late() {
        Duration passed = Duration.ofNanos(System.nanoTime() - begin);
        if (deadline.isPresent() && passed.compareTo(deadline.get()) > 0) {
            List<Integer> waiting = board.running().isEmpty() ? board.missing() : board.running();
            return Optional.of(Verdict.of(
                    ExitStatus.DEADLINE,
                    "deadline of " + seconds(deadline.get()) + " s passed; " + list(waiting)
                            + (board.running().isEmpty() ? " had not started" : " had not ended")));
        }
        if (!board.missing().isEmpty() && passed.compareTo(startLimit) > 0) {
            return Optional.of(Verdict.of(
                    ExitStatus.FAILED,
                    list(board.missing()) + " did not start within " + startLimit.toSeconds() + " s" + advice()));
        }
        return Optional.empty();
    }

    private String advice() {
        return isLocal
                ? "; is the machine overloaded, or is there a fault among the JVM options?"
                : "; does each host of the -machinesfile run MPJ Express's daemon, and see MPJ_HOME at the same path?";
    }

    private String named(int rank) {
        return "rank " + rank + " of " + board.size() + ": ";
    }

    private static String list(List<Integer> ranks) {
        String numbers = ranks.stream().limit(8).map(String::valueOf).collect(Collectors.joining(", "));
        return (ranks.size() == 1 ? "rank " : "ranks ") + numbers + (ranks.size() > 8 ? ", ..." : "");
    }

    private static String seconds(Duration duration) {
        String text = String.valueOf(duration.toMillis() / 1000.0);
        return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
    }
}
