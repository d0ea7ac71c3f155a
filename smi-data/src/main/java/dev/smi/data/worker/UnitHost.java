package dev.smi.data.worker;

import dev.smi.Device;
import dev.smi.data.UnitFactory;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The units of one worker. Units stay open when a job ends, so that the next one with the same wishes finds them; those
 * that have not been used for longest are closed when there are many. Its methods are for any thread and do not wait;
 * answers come from threads of the units.
 */
public final class UnitHost {

    private static final int MOST = 8;
    private static final long GRACE_MS = 2000;

    private static final class Group {
        final UnitRequest request; // keeps resident data reachable, and so in its store
        final List<UnitThread> units = new ArrayList<>();
        final List<Consumer<Optional<Throwable>>> answers = new ArrayList<>(); // to be given when it is open
        boolean isOpen;

        Group(UnitRequest request) {
            this.request = request;
        }
    }

    private final String worker;
    private final Supplier<Device> device;
    private final Map<String, Group> groups = new LinkedHashMap<>(16, 0.75f, true); // by key, least used first

    /**
     * A worker without units.
     *
     * @param worker its name
     * @param device opens its device the first time; a unit's thread calls it
     */
    public UnitHost(String worker, Supplier<Device> device) {
        this.worker = worker;
        this.device = device;
    }

    /** Whether units are open already. */
    public synchronized boolean isOpen(String key) {
        Group group = groups.get(key);
        return group != null && group.isOpen;
    }

    /**
     * Opens units, unless they are open.
     *
     * @param answer called once: empty if they are open, or why they are not
     */
    public void open(UnitRequest request, Consumer<Optional<Throwable>> answer) {
        if (isOpen(request.key())) {
            answer.accept(Optional.empty());
            return;
        }
        if (isOpening(request.key(), answer)) {
            return; // for a job that was cancelled meanwhile: they are this one's now
        }
        UnitFactory factory;
        try {
            factory = factory(request.factory());
        } catch (ReflectiveOperationException | LinkageError | ClassCastException e) {
            answer.accept(Optional.of(new IllegalArgumentException(
                    request.factory() + " has to be a public class on the worker's class path that implements"
                            + " UnitFactory, with a public constructor without parameters: " + e,
                    e)));
            return;
        }
        openAll(request, factory, answer);
    }

    private synchronized boolean isOpening(String key, Consumer<Optional<Throwable>> answer) {
        Group group = groups.get(key);
        return group != null && !group.isOpen && group.answers.add(answer);
    }

    private static UnitFactory factory(String name) throws ReflectiveOperationException {
        ClassLoader context = Thread.currentThread().getContextClassLoader();
        ClassLoader loader = context == null ? UnitHost.class.getClassLoader() : context;
        return Class.forName(name, true, loader)
                .asSubclass(UnitFactory.class)
                .getConstructor()
                .newInstance();
    }

    private void openAll(UnitRequest request, UnitFactory factory, Consumer<Optional<Throwable>> answer) {
        Group group = new Group(request);
        group.answers.add(answer);
        AtomicInteger missing = new AtomicInteger(request.instances());
        AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
        for (int instance = 1; instance <= request.instances(); instance++) {
            group.units.add(new UnitThread(worker + " unit " + instance));
        }
        add(group);
        for (int instance = 1; instance <= request.instances(); instance++) {
            Context context = new Context(worker, instance, device, request);
            group.units.get(instance - 1).open(factory, context, cause -> {
                cause.ifPresent(e -> failure.compareAndSet(null, e));
                if (missing.decrementAndGet() == 0) {
                    opened(group, failure.get());
                }
            });
        }
    }

    private synchronized void add(Group group) {
        Group before = groups.put(group.request.key(), group);
        if (before != null) {
            before.units.forEach(UnitThread::close);
        }
        Iterator<Group> oldest = groups.values().iterator();
        while (groups.size() > MOST) {
            oldest.next().units.forEach(UnitThread::close);
            oldest.remove();
        }
    }

    private void opened(Group group, @Nullable Throwable failure) {
        List<Consumer<Optional<Throwable>>> answers;
        synchronized (this) {
            answers = List.copyOf(group.answers);
            group.isOpen = failure == null;
            if (failure != null && groups.remove(group.request.key(), group)) {
                group.units.forEach(UnitThread::close);
            }
        }
        answers.forEach(answer -> answer.accept(Optional.ofNullable(failure)));
    }

    /**
     * Has a unit work on a chunk, after what it was given before.
     *
     * @param key of its units, which are open
     * @param instance from 1
     */
    public void run(String key, int instance, Work work) {
        Optional<UnitThread> unit = unit(key, instance);
        if (unit.isPresent()) {
            unit.get().run(work);
        } else {
            work.failed(new IllegalStateException("there is no open unit " + instance + " on " + worker));
        }
    }

    private synchronized Optional<UnitThread> unit(String key, int instance) {
        Group group = groups.get(key);
        if (group == null || !group.isOpen || instance < 1 || instance > group.units.size()) {
            return Optional.empty();
        }
        return Optional.of(group.units.get(instance - 1));
    }

    /** Stops what runs, and answers what waits. */
    public synchronized void cancel() {
        groups.values().forEach(group -> group.units.forEach(UnitThread::cancel));
    }

    /** Closes all units without waiting for them. */
    public void abandon() {
        cancel();
        take().forEach(UnitThread::close);
    }

    /** Closes all units, and waits a little for them. */
    public void close() {
        cancel();
        List<UnitThread> units = take();
        units.forEach(UnitThread::close);
        long end = System.nanoTime() + GRACE_MS * 1_000_000;
        try {
            for (UnitThread unit : units) {
                unit.join(Math.max(1, (end - System.nanoTime()) / 1_000_000));
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized List<UnitThread> take() {
        List<UnitThread> units =
                groups.values().stream().flatMap(g -> g.units.stream()).toList();
        groups.clear();
        return units;
    }
}
