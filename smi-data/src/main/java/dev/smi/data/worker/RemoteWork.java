package dev.smi.data.worker;

import dev.smi.data.Chunk;
import dev.smi.data.wire.BufferPool.Lease;
import dev.smi.data.wire.Connection;
import dev.smi.data.wire.Message;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SegmentAllocator;
import java.util.List;

/** A chunk that came over a connection, and whose result goes back over it. */
record RemoteWork(Connection connection, Message.Start start, Lease lease) implements Work {

    @Override
    public Chunk chunk(SegmentAllocator memory) {
        return new Chunk(
                start.index(), start.first(), start.count(), lease.memory().asReadOnly());
    }

    @Override
    public void started() {
        connection.send(new Message.Started(start.id()));
    }

    /** The chunk's memory is released with the result's, which may be a part of it. */
    @Override
    public void done(MemorySegment result, long nanos, Runnable release) {
        connection.send(new Message.Done(start.id(), nanos), List.of(result), () -> {
            release.run();
            lease.release().run();
        });
    }

    @Override
    public void failed(Throwable cause) {
        lease.release().run();
        connection.send(new Message.Failed(start.id(), FailureText.withPlace(cause)));
    }
}
