package dev.smi.data.cluster;

import dev.smi.data.WorkerInfo;
import dev.smi.data.run.Event;
import dev.smi.data.run.Opening;
import dev.smi.data.run.Result;
import dev.smi.data.run.Task;
import dev.smi.data.run.WorkerLink;
import dev.smi.data.wire.BufferPool;
import dev.smi.data.wire.BufferPool.Lease;
import dev.smi.data.wire.Connection;
import dev.smi.data.wire.Message;
import dev.smi.data.worker.FailureText;
import dev.smi.data.worker.UnitDetails;
import java.io.EOFException;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/** A worker in another process. A thread of its own takes what it says. */
final class RemoteWorker implements WorkerLink {

    private final WorkerInfo info;
    private final Connection connection;
    private final BufferPool pool;
    private final Consumer<Event> events;
    private final Map<Long, Task> tasks = new ConcurrentHashMap<>(); // by id
    private final Map<String, Opening> openings = new ConcurrentHashMap<>(); // by key, while they are not answered
    private final AtomicLong ids = new AtomicLong();
    private volatile boolean isAbandoned;

    /** @param pool memory for results, shared by the cluster's workers */
    RemoteWorker(WorkerInfo info, Connection connection, BufferPool pool, Consumer<Event> events) {
        this.info = info;
        this.connection = connection;
        this.pool = pool;
        this.events = events;
    }

    /** Takes it into the cluster, and listens to it from now on. */
    void begin(Duration silence) {
        connection.trust();
        connection.send(new Message.Welcome(info.name()));
        connection.watch(silence);
        tell(new Event.Joined(this));
        Thread.ofPlatform().daemon().name("from " + info.name()).start(this::listen);
    }

    @Override
    public WorkerInfo info() {
        return info;
    }

    @Override
    public void open(Opening opening) {
        openings.put(opening.key(), opening);
        connection.send(new Message.Open(
                opening.key(),
                opening.spec().factory().getName(),
                UnitDetails.of(opening.spec()).bytes(),
                opening.spec().instances(),
                opening.hashes()));
    }

    @Override
    public void start(Task task) {
        long id = ids.incrementAndGet();
        tasks.put(id, task);
        Message.Start start = new Message.Start(
                id,
                task.opening().key(),
                task.instance(),
                task.piece().index(),
                task.piece().first(),
                task.piece().count());
        connection.send(start, task.data(), () -> {});
    }

    @Override
    public void cancel() {
        for (Message.Start start : connection.takeBack()) {
            Task task = tasks.remove(start.id());
            if (task != null) {
                fail(task, "cancelled");
            }
        }
        connection.send(new Message.Cancel());
    }

    private void listen() {
        String reason;
        try {
            while (true) {
                hear(connection.receive());
            }
        } catch (EOFException _) {
            reason = "its process has ended, or closed the connection";
        } catch (IOException e) {
            reason = "its connection is broken: " + e.getMessage();
        } catch (OutOfMemoryError e) {
            reason = "no memory here for a result: " + e.getMessage();
        }
        tell(new Event.Lost(this, connection.reason().orElse(reason)));
        connection.close();
    }

    private void hear(Message message) throws IOException {
        switch (message) {
            case Message.Need need -> sendResident(need);
            case Message.Opened opened -> {
                openings.remove(opened.key());
                tell(new Event.Ready(this, opened.key()));
            }
            case Message.Refused refused -> {
                openings.remove(refused.key());
                tell(new Event.Refused(this, refused.key(), refused.reason()));
            }
            case Message.Started started -> {
                Task task = tasks.get(started.id());
                if (task != null) {
                    task.started();
                }
            }
            case Message.Done done -> takeResult(done);
            case Message.Failed failed -> {
                Task task = tasks.remove(failed.id());
                if (task != null) {
                    fail(task, failed.reason());
                }
            }
            default -> throw new IOException("a worker does not say " + message);
        }
    }

    private void sendResident(Message.Need need) {
        Opening opening = openings.get(need.key());
        if (opening == null) {
            return;
        }
        for (String hash : need.hashes()) {
            opening.hashes().forEach((name, other) -> {
                MemorySegment data = opening.spec().resident().get(name);
                if (other.equals(hash) && data != null) {
                    connection.send(new Message.Resident(hash), List.of(data), () -> {});
                }
            });
        }
    }

    private void takeResult(Message.Done done) throws IOException {
        Task task = tasks.remove(done.id());
        if (task == null) {
            connection.skipBody();
            return;
        }
        Lease lease = pool.take(connection.bodyBytes());
        connection.readBody(lease.memory());
        if (isAbandoned) {
            lease.release().run();
        } else {
            events.accept(new Event.Done(this, task, new Result(lease.memory(), done.nanos(), lease.release())));
        }
    }

    private void fail(Task task, String text) {
        tell(new Event.Failed(this, task, FailureText.withoutPlace(text), new RemoteException(text)));
    }

    private void tell(Event event) {
        if (!isAbandoned) {
            events.accept(event);
        }
    }

    @Override
    public void abandon() {
        isAbandoned = true;
        connection.close();
    }

    /** A second time does nothing. */
    @Override
    public void close() {
        isAbandoned = true;
        connection.send(new Message.Bye());
        connection.finish();
    }
}
