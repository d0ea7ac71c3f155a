package dev.smi.data.cluster;

import dev.smi.data.Chunk;
import dev.smi.data.Piece;
import dev.smi.data.WorkerInfo;
import dev.smi.data.run.Event;
import dev.smi.data.run.Opening;
import dev.smi.data.run.Result;
import dev.smi.data.run.Task;
import dev.smi.data.run.WorkerLink;
import dev.smi.data.worker.FailureText;
import dev.smi.data.worker.ResidentStore;
import dev.smi.data.worker.UnitDetails;
import dev.smi.data.worker.UnitHost;
import dev.smi.data.worker.UnitRequest;
import dev.smi.data.worker.Work;
import dev.smi.data.worker.WorkerDevice;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SegmentAllocator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;

/** A worker whose units are threads of this JVM: they read the source's own memory, and results are not copied. */
final class InProcessWorker implements WorkerLink {

    private static final long ALIGNMENT = 64;

    private final WorkerInfo info;
    private final WorkerDevice device;
    private final UnitHost units;
    private final ResidentStore store;
    private final Consumer<Event> events;
    private volatile boolean isAbandoned;

    InProcessWorker(String name, Map<String, String> settings, ResidentStore store, Consumer<Event> events) {
        this.info = new WorkerInfo(name, "localhost", ProcessHandle.current().pid(), WorkerDevice.name(settings));
        this.device = new WorkerDevice(settings);
        this.units = new UnitHost(name, device);
        this.store = store;
        this.events = events;
    }

    @Override
    public WorkerInfo info() {
        return info;
    }

    @Override
    public void open(Opening opening) {
        if (units.isOpen(opening.key())) {
            tell(new Event.Ready(this, opening.key()));
            return;
        }
        Map<String, MemorySegment> resident = new HashMap<>();
        opening.spec().resident().forEach((name, data) -> {
            String hash = Objects.requireNonNull(opening.hashes().get(name));
            // the user may close the original's arena when the job is done, while the units stay
            resident.put(name, store.keep(hash, data));
        });
        UnitRequest request = new UnitRequest(
                opening.key(),
                opening.spec().factory().getName(),
                UnitDetails.of(opening.spec()).bytes(),
                resident,
                opening.spec().instances());
        units.open(
                request,
                failure ->
                        tell(failure.<Event>map(cause -> new Event.Refused(this, opening.key(), FailureText.of(cause)))
                                .orElseGet(() -> new Event.Ready(this, opening.key()))));
    }

    @Override
    public void start(Task task) {
        units.run(task.opening().key(), task.instance(), new Work() {
            @Override
            public Chunk chunk(SegmentAllocator memory) {
                Piece piece = task.piece();
                return new Chunk(piece.index(), piece.first(), piece.count(), whole(task, memory));
            }

            @Override
            public void started() {
                task.started();
            }

            @Override
            public void done(MemorySegment result, long nanos, Runnable release) {
                if (isAbandoned) {
                    release.run();
                } else {
                    events.accept(new Event.Done(InProcessWorker.this, task, new Result(result, nanos, release)));
                }
            }

            @Override
            public void failed(Throwable cause) {
                tell(new Event.Failed(InProcessWorker.this, task, FailureText.of(cause), cause));
            }
        });
    }

    /** The data in one segment: the source's own, or a copy if the source has it in several. */
    private static MemorySegment whole(Task task, SegmentAllocator memory) {
        List<MemorySegment> parts = task.data();
        if (parts.size() == 1) {
            return parts.getFirst().asReadOnly();
        }
        MemorySegment whole = memory.allocate(task.bytes(), ALIGNMENT);
        long at = 0;
        for (MemorySegment part : parts) {
            MemorySegment.copy(part, 0, whole, at, part.byteSize());
            at += part.byteSize();
        }
        return whole.asReadOnly();
    }

    private void tell(Event event) {
        if (!isAbandoned) {
            events.accept(event);
        }
    }

    @Override
    public void cancel() {
        units.cancel();
    }

    @Override
    public void abandon() {
        isAbandoned = true;
        units.abandon();
    }

    @Override
    public void close() {
        isAbandoned = true;
        units.close();
        device.close();
    }
}
