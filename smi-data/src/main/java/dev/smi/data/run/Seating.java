package dev.smi.data.run;

import dev.smi.data.JobFailedException;
import dev.smi.data.KernelDescription;
import dev.smi.data.WorkerInfo;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which units each worker opens: the same everywhere, or those of the job's kernels that it has a seat for. For the
 * thread that runs the job.
 */
final class Seating {

    /** Kernels of one bitstream, which share a worker. */
    private record Board(List<Integer> ordinals, List<KernelDescription> kernels) {

        boolean fits(WorkerInfo worker) {
            return kernels.stream()
                    .allMatch(k -> k.host().map(worker::isOn).orElse(true)
                            && k.device().map(worker.device()::equals).orElse(true));
        }

        /** How much it asks of a worker: who asks for more is seated first, as fewer workers will do. */
        int wishes() {
            KernelDescription first = kernels.getFirst();
            return (first.host().isPresent() ? 1 : 0) + (first.device().isPresent() ? 1 : 0);
        }

        String wish() {
            KernelDescription first = kernels.getFirst();
            return "'" + first.path() + "'"
                    + first.host().map(h -> " on host " + h).orElse("")
                    + first.device().map(d -> " on a device " + d).orElse("");
        }
    }

    private final Opening opening;
    private final List<Board> vacant;
    private final Map<WorkerLink, Board> taken = new HashMap<>();
    private final Map<WorkerLink, Board> reserved = new HashMap<>();
    private final Set<WorkerLink> barred = new HashSet<>();
    private int fresh;

    Seating(Opening opening) {
        this.opening = opening;
        this.vacant = boards(opening.spec().kernels());
    }

    /** Kernels that follow each other belong together as long as they are instances 1, 2, ... of the same. */
    private static List<Board> boards(List<KernelDescription> kernels) {
        List<Board> boards = new ArrayList<>();
        for (int k = 0; k < kernels.size(); k++) {
            KernelDescription kernel = kernels.get(k);
            boolean isNext = k > 0
                    && kernel.instance() == kernels.get(k - 1).instance() + 1
                    && kernels.get(k - 1).instance() > 0
                    && kernel.path().equals(kernels.get(k - 1).path())
                    && kernel.host().equals(kernels.get(k - 1).host())
                    && kernel.device().equals(kernels.get(k - 1).device());
            if (!isNext) {
                boards.add(new Board(new ArrayList<>(), new ArrayList<>()));
            }
            boards.getLast().ordinals().add(k);
            boards.getLast().kernels().add(kernel);
        }
        return boards;
    }

    /**
     * Finds seats for workers that are all there, so that each kernel has one if that is possible at all: a worker that
     * several kernels would take is left to the one that no other fits. They are taken by {@link #join}.
     */
    void reserve(List<WorkerLink> workers) {
        vacant.forEach(board -> reserve(board, workers, new HashSet<>()));
    }

    /** Whoever is asked to make room looks for another worker, and so on. */
    private boolean reserve(Board board, List<WorkerLink> workers, Set<WorkerLink> asked) {
        for (WorkerLink worker : workers) {
            if (board.fits(worker.info()) && asked.add(worker)) {
                Board before = reserved.get(worker);
                if (before == null || reserve(before, workers, asked)) {
                    reserved.put(worker, board);
                    return true;
                }
            }
        }
        return false;
    }

    /** What a worker that has come is to open; empty if there is nothing for it. */
    Optional<Opening> join(WorkerLink worker) {
        if (opening.spec().kernels().isEmpty()) {
            return Optional.of(opening);
        }
        if (taken.containsKey(worker) || barred.contains(worker)) {
            return Optional.empty();
        }
        Optional<Board> seat = Optional.ofNullable(reserved.remove(worker)).or(() -> free(worker.info()));
        seat.ifPresent(board -> {
            vacant.remove(board);
            taken.put(worker, board);
        });
        return seat.map(board -> opening.on(board.kernels()));
    }

    private Optional<Board> free(WorkerInfo worker) {
        return vacant.stream()
                .filter(board -> board.fits(worker) && !reserved.containsValue(board))
                .reduce((best, board) -> board.wishes() > best.wishes() ? board : best);
    }

    /** A worker is gone, or does not open what it was to; its kernels are another's, if there is one. */
    void leave(WorkerLink worker) {
        Board board = taken.remove(worker);
        if (board != null) {
            vacant.add(board);
        }
    }

    /** A worker cannot open what it was to, and is not asked again. */
    void bar(WorkerLink worker) {
        barred.add(worker);
    }

    /** Whether a worker has something to open. */
    boolean isSeated(WorkerLink worker) {
        return opening.spec().kernels().isEmpty() || taken.containsKey(worker);
    }

    /** The numbers of a worker's units among all, in the order of its instances. */
    List<Integer> ordinals(WorkerLink worker) {
        Board board = taken.get(worker);
        if (board != null) {
            return board.ordinals();
        }
        List<Integer> ordinals = new ArrayList<>();
        for (int unit = 0; unit < opening.spec().instances(); unit++) {
            ordinals.add(fresh++);
        }
        return ordinals;
    }

    /** Whether kernels wait for a worker. */
    boolean isWaiting() {
        return !vacant.isEmpty();
    }

    /** Fails a job that has kernels which no worker has a seat for. */
    void requireAll(String job, List<WorkerLink> workers, Muster muster) throws JobFailedException {
        if (!vacant.isEmpty()) {
            String there = workers.stream()
                    .map(WorkerLink::info)
                    .map(w -> w.name() + " on host " + w.host() + " with device " + w.device())
                    .collect(Collectors.joining(", "));
            String why = muster.hasCauses() ? "; " + muster.causes() : "";
            throw new JobFailedException("job '" + job + "': there is no worker for kernel "
                    + vacant.stream().map(Board::wish).collect(Collectors.joining(", nor for "))
                    + "; each needs a worker of its own, its instances share one. There are: "
                    + (there.isEmpty() ? "none" : there) + why
                    + ". Start more workers, with --name HOST-1 where a host has another name for itself, or leave kernels"
                    + " out");
        }
    }
}
