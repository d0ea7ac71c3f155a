package dev.smi.run.trace;

import dev.smi.emulator.observe.FifoInfo;
import dev.smi.emulator.observe.KernelInfo;
import dev.smi.emulator.observe.KernelInfo.Role;
import dev.smi.emulator.observe.Observer;
import dev.smi.run.stats.CableName;
import dev.smi.topology.Topology;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Writes what it observes into a trace file while a run goes on. A rank is a process, a kernel a track of it, the
 * cables are one more process. For the thread of the kernel that runs; {@link #commit} when none does any more.
 *
 * <p>A read or write takes the cycle in which it happens. A kernel runs from the first one after a wait until it waits
 * again, so a wait of the one cycle between two operations is none.
 */
public final class TraceWriter implements Observer, AutoCloseable {

    /** Track numbers are above those of processes, as viewers take a track of its process's number for its main one. */
    private static final int FIRST_TRACK = 1000;

    private static final String RUNNING = TraceEvents.quoted("running");

    private final Topology topology;
    private final TraceEvents events;
    private final long limit;
    private final Map<String, Track> tracks = new HashMap<>();
    private final List<Track> trackOfKernel = new ArrayList<>();
    private final List<@Nullable FifoTrack> fifoTracks = new ArrayList<>();
    private long written;
    private long cutAt = -1;

    /** A kernel's track; a kernel that is started again goes on with it. */
    private static final class Track {
        private final int process;
        private final int thread;
        private long runningSince;
        private long busyUntil;
        private boolean isOpen;

        Track(int process, int thread) {
            this.process = process;
            this.thread = thread;
        }
    }

    /**
     * A writer.
     *
     * @param about what is said about the run, besides the unit of time
     * @param limit events that are written; then only what is open is ended
     * @throws dev.smi.model.diagnostic.DiagnosticException if the file cannot be written
     */
    public TraceWriter(Path file, Topology topology, Map<String, Object> about, long limit) {
        this.topology = topology;
        this.limit = limit;
        Map<String, Object> all = new LinkedHashMap<>(about);
        all.put("time", "1 microsecond (ts 1) is 1 cycle of logical time; computing takes no time");
        all.put("counters", "the highest fill within " + FifoTrack.WINDOW + " cycles");
        all.put(
                "flows",
                "packets from the kernel that writes them to the kernel that takes them, through communication kernels; the"
                        + " support kernel of a collective takes packets and sends others");
        this.events = new TraceEvents(new AtomicStream(file), all);
        for (int rank = 0; rank < topology.size(); rank++) {
            String name = topology.devices().get(rank).name();
            events.process(rank + 1, TraceEvents.quoted("rank " + rank + " (" + name + ")"));
        }
        events.process(cables(), TraceEvents.quoted("cables"));
    }

    private int cables() {
        return topology.size() + 1;
    }

    /** Whether there is room for another event. */
    private boolean isRoom(long time) {
        if (written < limit) {
            written++;
            return true;
        }
        if (cutAt < 0) {
            cutAt = time;
        }
        return false;
    }

    @Override
    public void started(KernelInfo kernel, long time) {
        Track track = tracks.computeIfAbsent(kernel.toString(), _ -> {
            Track made = new Track(kernel.rank().value() + 1, FIRST_TRACK + tracks.size());
            events.thread(made.process, made.thread, TraceEvents.quoted(kernel.name()));
            return made;
        });
        trackOfKernel.add(track);
        track.runningSince = time;
        track.busyUntil = time;
        if (isRoom(time)) {
            track.isOpen = true;
            events.begin(track.process, track.thread, time, TraceEvents.quoted(kernel.name()));
        }
    }

    @Override
    public void ended(KernelInfo kernel, long time) {
        Track track = trackOfKernel.get(kernel.number());
        track.busyUntil = Math.max(track.busyUntil, time);
        runUntil(track, track.busyUntil);
        close(track);
    }

    private void close(Track track) {
        if (track.isOpen) {
            track.isOpen = false;
            events.end(track.process, track.thread, track.busyUntil);
        }
    }

    private void runUntil(Track track, long time) {
        if (time > track.runningSince && isRoom(time)) {
            events.slice(track.process, track.thread, track.runningSince, time, RUNNING);
        }
    }

    @Override
    public void waited(KernelInfo kernel, FifoInfo fifo, boolean forRoom, long from, long until) {
        Track track = trackOfKernel.get(kernel.number());
        long begin = Math.max(from, track.busyUntil);
        if (until <= begin) {
            return;
        }
        runUntil(track, begin);
        if (isRoom(begin)) {
            FifoTrack fifoTrack = fifoTrack(fifo);
            String name = forRoom ? fifoTrack.awaitingRoom() : fifoTrack.awaitingData();
            events.slice(track.process, track.thread, begin, until, name);
        }
        track.runningSince = until;
        track.busyUntil = until;
    }

    @Override
    public void wrote(KernelInfo kernel, FifoInfo fifo, long time, long packet, boolean isNew) {
        moved(kernel, time, packet, isNew ? 's' : 't');
    }

    @Override
    public void read(KernelInfo kernel, FifoInfo fifo, long time, long packet) {
        moved(kernel, time, kernel.role() == Role.COMMUNICATION ? 0 : packet, 'f');
    }

    private void moved(KernelInfo kernel, long time, long packet, char phase) {
        Track track = trackOfKernel.get(kernel.number());
        track.busyUntil = Math.max(track.busyUntil, time + 1);
        if (packet != 0 && isRoom(time)) {
            events.flow(phase, track.process, track.thread, time, packet);
        }
    }

    @Override
    public void filled(FifoInfo fifo, long time, int elements) {
        fifoTrack(fifo).fill(time, elements);
    }

    private void counted(FifoTrack track, long time, int value) {
        if (isRoom(time)) {
            events.counter(track.process(), time, track.counter(), value);
        }
    }

    private FifoTrack fifoTrack(FifoInfo fifo) {
        while (fifoTracks.size() <= fifo.number()) {
            fifoTracks.add(null);
        }
        FifoTrack track = fifoTracks.get(fifo.number());
        if (track == null) {
            boolean isCable = fifo.kind() == FifoInfo.Kind.CABLE;
            track = new FifoTrack(isCable ? cables() : fifo.rank().value() + 1, name(fifo), this::counted);
            fifoTracks.set(fifo.number(), track);
        }
        return track;
    }

    private String name(FifoInfo fifo) {
        return fifo.cable().map(cable -> CableName.of(cable, topology)).orElse(fifo.name());
    }

    /** The cycle from which on events are missing, as there were more than the limit; -1 if none are. */
    public long cutAt() {
        return cutAt;
    }

    /**
     * Ends the file and gives it its name.
     *
     * @throws dev.smi.model.diagnostic.DiagnosticException if it could not be written
     */
    public void commit() {
        for (FifoTrack track : fifoTracks) {
            if (track != null) {
                track.finish();
            }
        }
        tracks.values().forEach(this::close);
        if (cutAt >= 0) {
            events.note(cutAt, TraceEvents.quoted("cut here: more than " + limit + " events; --trace-limit raises it"));
        }
        events.commit();
    }

    @Override
    public void close() {
        events.close();
    }
}
