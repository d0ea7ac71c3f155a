package dev.smi.data.cluster;

import dev.smi.data.run.Event;
import dev.smi.data.worker.ResidentStore;
import java.util.Map;
import java.util.function.Consumer;

/** Workers that are threads of this JVM. One that is given up is replaced by another, a few times in a while. */
final class Threads implements Crowd {

    private final int count;
    private final Map<String, String> settings;
    private final ResidentStore store = new ResidentStore();
    private final Patience patience;
    private int made;

    Threads(int count, Map<String, String> settings) {
        if (count < 1) {
            throw new IllegalArgumentException(count + " workers; there is at least one");
        }
        this.count = count;
        this.settings = Map.copyOf(settings);
        this.patience = new Patience(count);
    }

    @Override
    public void begin(Consumer<Event> events) {
        for (int worker = 0; worker < count; worker++) {
            add(events);
        }
    }

    private void add(Consumer<Event> events) {
        events.accept(new Event.Joined(new InProcessWorker("thread-" + made++, settings, store, events)));
    }

    @Override
    public void replace(String worker, Consumer<Event> events) {
        if (patience.allows()) {
            add(events);
        } else {
            events.accept(new Event.News(worker + " is not replaced: too many were lost in a short while"));
        }
    }

    @Override
    public int coming() {
        return 0;
    }

    @Override
    public void close() {
        // the workers are closed by themselves
    }
}
