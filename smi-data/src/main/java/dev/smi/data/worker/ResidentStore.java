package dev.smi.data.worker;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.ref.WeakReference;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

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

    /**
     * Keeps data.
     *
     * @param filler fills the memory it is given, unless the data is here already
     */
    public synchronized MemorySegment keep(String hash, long bytes, Consumer<MemorySegment> filler) {
        Optional<MemorySegment> here = find(hash);
        if (here.isPresent()) {
            return here.get();
        }
        MemorySegment memory = Arena.ofAuto().allocate(bytes, ALIGNMENT);
        filler.accept(memory);
        byHash.put(hash, new WeakReference<>(memory));
        return memory;
    }
}
