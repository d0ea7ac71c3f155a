package dev.smi.data.worker;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.ref.WeakReference;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Data that stays with a worker, by its hash; it lives as long as units refer to it. For any thread.
 *
 * <p>Whoever gets a segment holds on to it: once nobody does, it has to be sent again.
 */
public final class ResidentStore {

    private static final long ALIGNMENT = 64;

    private final Map<String, WeakReference<MemorySegment>> byHash = new ConcurrentHashMap<>();

    /** The data of a hash, if it is here. */
    public Optional<MemorySegment> find(String hash) {
        WeakReference<MemorySegment> kept = byHash.get(hash);
        return kept == null ? Optional.empty() : Optional.ofNullable(kept.get());
    }

    /** Memory for data that is going to be kept; it lives as long as anybody refers to it. */
    public MemorySegment allocate(long bytes) {
        return Arena.ofAuto().allocate(bytes, ALIGNMENT);
    }

    /** Keeps data that {@link #allocate} gave the memory for, and that does not change any more. */
    public void put(String hash, MemorySegment data) {
        byHash.values().removeIf(kept -> kept.get() == null);
        byHash.put(hash, new WeakReference<>(data));
    }

    /** Keeps a copy of data, unless it is here already. */
    public synchronized MemorySegment keep(String hash, MemorySegment data) {
        Optional<MemorySegment> here = find(hash);
        if (here.isPresent()) {
            return here.get();
        }
        MemorySegment copy = allocate(data.byteSize()).copyFrom(data);
        put(hash, copy);
        return copy;
    }
}
