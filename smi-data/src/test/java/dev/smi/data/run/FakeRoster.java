package dev.smi.data.run;

import dev.smi.data.WorkerInfo;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.LongPredicate;

/**
 * Workers that are no threads: what happens next, and to whom, is decided by dice when the job asks for it. Their units
 * answer with what they were given.
 */
final class FakeRoster implements Roster {

    private final Random dice;
    private final List<WorkerLink> workers = new ArrayList<>();
    private final Deque<Event> news = new ArrayDeque<>();
    private final LongPredicate isPoison;
    private final double faults;
    private boolean kills;
    private int named;
    private int unreleased;
    private long held;
    private long mostHeld;

    /**
     * @param faults how many of the answers are failures and losses, 0 to 1
     * @param isPoison which elements make every unit fail
     */
    FakeRoster(int count, long seed, double faults, LongPredicate isPoison) {
        this.dice = new Random(seed);
        this.faults = faults;
        this.isPoison = isPoison;
        for (int i = 0; i < count; i++) {
            workers.add(new FakeWorker("fake-" + named++));
        }
    }

    /** Poison ends the worker instead of being refused. */
    FakeRoster killing() {
        kills = true;
        return this;
    }

    /** Results that somebody has and has not released. */
    int unreleased() {
        return unreleased;
    }

    /** The most bytes of chunks in flight and results that there were at once. */
    long mostHeld() {
        return mostHeld;
    }

    @Override
    public List<WorkerLink> workers() {
        return workers;
    }

    @Override
    public Optional<Event> next(long nanos) {
        Event event = news.poll();
        if (event == null && nanos > 0 || dice.nextInt(3) == 0) {
            happen();
        }
        return Optional.ofNullable(event == null ? news.poll() : event);
    }

    private void happen() {
        List<FakeWorker> busy = workers.stream()
                .map(FakeWorker.class::cast)
                .filter(worker -> !worker.tasks.isEmpty())
                .toList();
        if (!busy.isEmpty()) {
            FakeWorker worker = busy.get(dice.nextInt(busy.size()));
            if (dice.nextDouble() < faults / 2) {
                lose(worker);
            } else {
                worker.answer();
            }
        }
    }

    private void lose(FakeWorker worker) {
        giveUp(worker);
        news.add(new Event.Lost(worker, "the dice fell so"));
    }

    @Override
    public void giveUp(WorkerLink worker) {
        workers.remove(worker);
        worker.abandon();
        if (workers.isEmpty() || dice.nextBoolean()) {
            FakeWorker another = new FakeWorker("fake-" + named++);
            workers.add(another);
            news.add(new Event.Joined(another));
        }
    }

    @Override
    public int coming() {
        return 0;
    }

    private final class FakeWorker implements WorkerLink {

        private final WorkerInfo info;
        private final List<Task> tasks = new ArrayList<>();

        FakeWorker(String name) {
            info = new WorkerInfo(name, "nowhere", 0, "jvm");
        }

        @Override
        public WorkerInfo info() {
            return info;
        }

        @Override
        public void open(Opening opening) {
            news.add(new Event.Ready(this, opening.key()));
        }

        @Override
        public void start(Task task) {
            tasks.add(task);
            held += task.bytes();
            mostHeld = Math.max(mostHeld, held);
        }

        /** One of its units is done with its first task. */
        void answer() {
            Task task = tasks.get(dice.nextInt(tasks.size()));
            boolean isBad = isPoison.test(task.piece().first());
            if (isBad && kills) {
                lose(this);
                return;
            }
            tasks.remove(task);
            held -= task.bytes();
            if (isBad || dice.nextDouble() < faults) {
                news.add(new Event.Failed(this, task, "a fault", new IllegalStateException("a fault")));
                return;
            }
            unreleased++;
            held += task.bytes();
            byte[] bytes = new byte[(int) task.bytes()];
            int at = 0;
            for (MemorySegment part : task.data()) {
                MemorySegment.copy(part, ValueLayout.JAVA_BYTE, 0, bytes, at, (int) part.byteSize());
                at += (int) part.byteSize();
            }
            Result result = new Result(MemorySegment.ofArray(bytes), 1 + dice.nextInt(1000) * task.bytes(), () -> {
                unreleased--;
                held -= task.bytes();
            });
            news.add(new Event.Done(this, task, result));
        }

        @Override
        public void cancel() {
            tasks.forEach(task -> news.add(new Event.Failed(this, task, "cancelled", new IllegalStateException())));
            tasks.clear();
        }

        @Override
        public void abandon() {
            tasks.forEach(task -> held -= task.bytes());
            tasks.clear();
            news.removeIf(event -> event instanceof Event.Done done && equals(done.link()) && release(done));
            news.removeIf(event -> event instanceof Event.Failed failed && equals(failed.link()));
        }

        private boolean release(Event.Done done) {
            done.result().release();
            return true;
        }

        @Override
        public void close() {
            abandon();
        }
    }
}
