package dev.smi.data.run;

import dev.smi.data.Job;
import dev.smi.data.JobFailedException;
import dev.smi.data.Outcome;
import dev.smi.data.Piece;
import dev.smi.data.Source;
import java.lang.foreign.MemorySegment;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One job on the workers of a cluster, from its first chunk to its last result. One use, by one thread, which also cuts
 * the data and combines the results.
 *
 * @param <R> what the job's combiner makes
 */
public final class JobRun<R> {

    /** A unit has one chunk to work on and one ahead, so that the next is there when the first is done. */
    private static final int DEPTH = 2;

    private static final long TICK_NS = 100_000_000;

    private final Job<R> job;
    private final Source source;
    private final Roster roster;
    private final Crew crew = new Crew();
    private final List<String> losses = new ArrayList<>();
    private final Seating seating;
    private final Muster muster;
    private final Merge<R> merge;
    private @Nullable Backlog backlog;
    private boolean hasBegun;

    /** @param job what to do; its resident data is read now, to know whether workers have it */
    public JobRun(Job<R> job, Roster roster) {
        this.job = job;
        this.source = job.source();
        this.roster = roster;
        this.merge = new Merge<>(job);
        this.seating = new Seating(Opening.of(job.unit()));
        this.muster = new Muster(job.deadline());
    }

    /**
     * Does it.
     *
     * @throws JobFailedException if it cannot be done
     * @throws InterruptedException if the thread was interrupted; no unit works for the job then
     */
    public Outcome<R> run() throws JobFailedException, InterruptedException {
        boolean isDone = false;
        try (ProgressBar bar = ProgressBar.of(job)) {
            Backlog todo = begin();
            long begin = System.nanoTime();
            while (!todo.isEmpty() || merge.merged() < source.size()) {
                step(todo);
                bar.show(merge.merged());
            }
            R value = merge.finish();
            isDone = true;
            Duration elapsed = Duration.ofNanos(System.nanoTime() - begin);
            return new Outcome<>(value, elapsed, crew.times(elapsed), losses);
        } finally {
            if (!isDone) {
                new Cancellation(roster, crew).run();
            }
            merge.clear();
        }
    }

    /** All workers that are there open their units; who gets what is decided when it is known who can. */
    private Backlog begin() throws JobFailedException, InterruptedException {
        List<WorkerLink> first = List.copyOf(roster.workers());
        seating.reserve(first);
        first.forEach(this::open);
        boolean isSettled = false;
        while (!isSettled) {
            if (muster.isOpening() || (seating.isWaiting() && roster.coming() > 0)) {
                await();
            } else {
                isSettled = !handleNext(); // of one that came just now, and is not expected any more
            }
        }
        seating.requireAll(job.name(), roster.workers(), muster);
        for (WorkerLink worker : first) {
            if (seating.isSeated(worker)) {
                crew.add(worker, seating.ordinals(worker));
                if (!muster.isReady(worker)) {
                    crew.remove(worker);
                }
            }
        }
        muster.ready().stream()
                .filter(worker -> !first.contains(worker))
                .forEach(worker -> crew.add(worker, seating.ordinals(worker)));
        hasBegun = true;
        while (crew.size() == 0) {
            failIfAlone();
            await(); // those that were there are gone, and replaced
        }
        Backlog made = new Backlog(Plan.of(job.shares(), source, crew, job.memory()));
        crew.gone().forEach(made::release);
        backlog = made;
        return made;
    }

    private void step(Backlog todo) throws JobFailedException, InterruptedException {
        while (handleNext()) {
            // as long as something has happened
        }
        giveUpLateUnits();
        failIfAlone();
        handOut(todo);
        if (merge.isReady()) {
            merge.advance();
        } else {
            await();
        }
    }

    /** Handles what has happened already; false if there is nothing. */
    private boolean handleNext() throws JobFailedException, InterruptedException {
        Optional<Event> event = roster.next(0);
        if (event.isPresent()) {
            handle(event.get());
        }
        return event.isPresent();
    }

    private void await() throws JobFailedException, InterruptedException {
        Optional<Event> event = roster.next(TICK_NS);
        if (event.isPresent()) {
            handle(event.get());
        }
        for (WorkerLink late : muster.late()) {
            lose(late, "its units were not open after " + seconds(), true);
        }
    }

    private void handOut(Backlog todo) {
        boolean isMoreComing = roster.coming() > 0 || muster.isOpening();
        double bytes = source.bytesPerElement();
        for (int depth = 0; depth < DEPTH; depth++) {
            for (Unit unit : crew.units()) {
                if (unit.tasks().size() == depth) {
                    todo.next(unit, crew, isMoreComing, piece -> merge.admits(piece, bytes))
                            .ifPresent(chunk -> start(unit, chunk));
                }
            }
        }
    }

    private void start(Unit unit, Assignment chunk) {
        Piece piece = chunk.piece();
        List<MemorySegment> data = source.cut(piece.first(), piece.count());
        data.forEach(part -> SharedMemory.require(part, "the data of job '" + job.name() + "'"));
        Task task = new Task(muster.opening(unit.worker()), unit.instance(), chunk, data);
        merge.out(task);
        unit.tasks().add(task);
        unit.worker().start(task);
    }

    private void handle(Event event) throws JobFailedException {
        switch (event) {
            case Event.Joined joined -> open(joined.link());
            case Event.Ready ready -> ready(ready);
            case Event.Refused refused -> {
                if (muster.refuse(refused)) {
                    losses.add(muster.lastRefusal());
                    seating.bar(refused.link());
                    seatAgain(refused.link());
                }
            }
            case Event.Done done -> done(done);
            case Event.Failed failed -> failed(failed);
            case Event.Lost lost -> lose(lost.link(), lost.reason(), false);
            case Event.News news -> losses.add(news.text());
        }
    }

    private void open(WorkerLink worker) {
        seating.join(worker).ifPresent(opening -> muster.open(worker, opening));
    }

    /** The kernels of a worker that is gone, or cannot open them, are for one that has none. */
    private void seatAgain(WorkerLink former) {
        seating.leave(former);
        if (seating.isWaiting()) {
            roster.workers().stream().filter(worker -> !worker.equals(former)).forEach(this::open);
        }
    }

    private void ready(Event.Ready ready) {
        if (muster.accept(ready) && hasBegun) {
            crew.add(ready.link(), seating.ordinals(ready.link()));
        }
    }

    private void done(Event.Done done) {
        Task task = done.task();
        Optional<Unit> unit = crew.holder(task);
        if (unit.isEmpty()) {
            done.result().release();
            return;
        }
        unit.get().tasks().remove(task);
        unit.get().did(task, done.result().nanos());
        merge.back(task);
        merge.add(task.piece(), done.result());
    }

    private void failed(Event.Failed failed) throws JobFailedException {
        Task task = failed.task();
        Optional<Unit> unit = crew.holder(task);
        if (unit.isPresent()) {
            unit.get().tasks().remove(task);
            merge.back(task);
            Assignment chunk = task.assignment();
            losses.add(chunk.name() + " failed on " + failed.link().info().name() + ": " + failed.reason());
            again(chunk, failed.link(), failed.reason(), failed.cause());
        }
    }

    /** One more attempt has failed; the chunk is tried once more, or the job ends. */
    private void again(Assignment chunk, WorkerLink worker, String what, @Nullable Throwable cause)
            throws JobFailedException {
        chunk.fail(worker, what, cause);
        if (chunk.failures().size() >= job.attempts()) {
            throw chunk.failure(job.name());
        }
        if (backlog != null) {
            backlog.giveBack(chunk);
        }
    }

    /** A worker is gone, or as good as: what it worked on counts as tried, what it had besides does not. */
    private void lose(WorkerLink worker, String reason, boolean isGivenUp) throws JobFailedException {
        if (isGivenUp) {
            roster.giveUp(worker);
        }
        muster.forget(worker, reason);
        seatAgain(worker);
        List<Unit> gone = crew.remove(worker);
        losses.add(worker.info().name() + " is lost: " + reason);
        List<Task> begun = new ArrayList<>();
        for (Unit unit : gone) {
            unit.tasks().forEach(task -> task.assignment().suspect());
            Optional.ofNullable(unit.tasks().poll()).ifPresent(begun::add);
            unit.tasks().forEach(task -> putBack(task.assignment()));
            unit.tasks().forEach(merge::back);
            unit.tasks().clear();
            if (backlog != null) {
                backlog.release(unit);
            }
        }
        begun.forEach(merge::back);
        for (Task task : begun) {
            again(task.assignment(), worker, reason, null);
        }
    }

    private void putBack(Assignment chunk) {
        if (backlog != null) {
            backlog.giveBack(chunk);
        }
    }

    private void giveUpLateUnits() throws JobFailedException {
        long now = System.nanoTime();
        for (Unit unit : List.copyOf(crew.units())) {
            Task task = unit.tasks().peek();
            long since = task == null ? 0 : task.startedAt();
            if (task != null && since != 0 && now - since > job.deadline().toNanos()) {
                String what = task.assignment().name();
                lose(unit.worker(), "unit " + unit.instance() + " did not finish " + what + " in " + seconds(), true);
                return; // the next ones in the next step: the units have changed
            }
        }
    }

    private String seconds() {
        return job.deadline().toMillis() / 1e3 + " s";
    }

    private void failIfAlone() throws JobFailedException, InterruptedException {
        if (crew.size() > 0 || muster.isOpening() || roster.coming() > 0) {
            return;
        }
        if (!handleNext()) { // of one that came just now, and is not expected any more
            throw new JobFailedException("job '" + job.name() + "': no worker is left; " + muster.causes());
        }
    }
}
