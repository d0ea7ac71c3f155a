package dev.smi.data.cluster;

import dev.smi.data.Cluster;
import dev.smi.data.Job;
import dev.smi.data.JobFailedException;
import dev.smi.data.Outcome;
import dev.smi.data.WorkerInfo;
import dev.smi.data.run.Event;
import dev.smi.data.run.JobRun;
import dev.smi.data.run.Roster;
import dev.smi.data.run.WorkerLink;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A cluster: the workers that are there, and the queue in which they and their starter tell what happens. */
final class WorkerPool implements Cluster {

    private final Crowd crowd;
    private final BlockingQueue<Event> events = new LinkedBlockingQueue<>();
    private final List<WorkerLink> workers = new ArrayList<>();
    private boolean isClosed;

    /** Has the first workers come. */
    WorkerPool(Crowd crowd) {
        this.crowd = crowd;
        try {
            crowd.begin(events::add);
        } catch (RuntimeException e) {
            close();
            throw e;
        }
        catchUp();
        // in the order of their numbers, not of their coming, so that stated shares mean the same every time
        workers.sort((a, b) -> compareNumbered(a.info().name(), b.info().name()));
    }

    /** Of names that end with numbers. */
    private static int compareNumbered(String name, String other) {
        int lengths = Integer.compare(name.length(), other.length());
        return lengths == 0 ? name.compareTo(other) : lengths;
    }

    @Override
    public List<WorkerInfo> workers() {
        catchUp();
        return workers.stream().map(WorkerLink::info).toList();
    }

    @Override
    public <R> Outcome<R> run(Job<R> job) throws JobFailedException, InterruptedException {
        if (isClosed) {
            throw new IllegalStateException("the cluster is closed; job '" + job.name() + "' needs one that is open");
        }
        catchUp();
        return new JobRun<>(job, new Members()).run();
    }

    /** What happened while no job ran. */
    private void catchUp() {
        for (Event event = events.poll(); event != null; event = events.poll()) {
            note(event);
            if (event instanceof Event.Done done) {
                done.result().release();
            }
        }
    }

    private void note(Event event) {
        switch (event) {
            case Event.Joined joined -> workers.add(joined.link());
            case Event.Lost lost -> lose(lost.link());
            case Event.Ready _, Event.Refused _, Event.Done _, Event.Failed _, Event.News _ -> {
                // changes nothing about who is there
            }
        }
    }

    private void lose(WorkerLink worker) {
        if (workers.remove(worker)) {
            worker.abandon();
            crowd.lost(worker.info());
            crowd.replace(worker.info().name(), events::add);
        }
    }

    @Override
    public void close() {
        if (!isClosed) {
            isClosed = true;
            catchUp();
            workers.forEach(WorkerLink::close);
            crowd.close();
            catchUp();
        }
    }

    /** The cluster as a job sees it. */
    private final class Members implements Roster {

        @Override
        public List<WorkerLink> workers() {
            return workers;
        }

        @Override
        public Optional<Event> next(long nanos) throws InterruptedException {
            Event event = events.poll(nanos, TimeUnit.NANOSECONDS);
            if (event != null) {
                note(event);
            }
            return Optional.ofNullable(event);
        }

        @Override
        public void giveUp(WorkerLink worker) {
            lose(worker);
        }

        @Override
        public int coming() {
            return crowd.coming();
        }
    }
}
