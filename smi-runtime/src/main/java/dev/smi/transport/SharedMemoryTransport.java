package dev.smi.transport;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * Wires between processes of one host: rings in files that both ends map. A pushed element costs what it costs within
 * one JVM; nothing is called, nobody is woken.
 */
public final class SharedMemoryTransport implements Transport {

    private final Path directory;
    private final Map<WireKey, WireFile> files = new HashMap<>();
    private final Map<WireKey, RingWriter> writers = new HashMap<>();
    private final Map<WireKey, RingReader> readers = new HashMap<>();

    /**
     * One rank's wires.
     *
     * @param directory where the job's files on this host are; only this user may enter it
     */
    public SharedMemoryTransport(Path directory) {
        this.directory = directory;
    }

    @Override
    public synchronized RingWriter writer(WireKey key, int capacity, String contract) {
        WireFile file = file(key, capacity, contract);
        return writers.computeIfAbsent(key, _ -> new RingWriter(file.memory()));
    }

    @Override
    public synchronized RingReader reader(WireKey key, int capacity, String contract) {
        WireFile file = file(key, capacity, contract);
        return readers.computeIfAbsent(key, _ -> new RingReader(file.memory()));
    }

    private WireFile file(WireKey key, int capacity, String contract) {
        WireFile file = files.get(key);
        if (file == null) {
            file = WireFile.open(directory, key, capacity, contract);
            files.put(key, file);
        } else {
            RingLayout.requireAgreement(file.memory(), key, capacity, contract);
        }
        return file;
    }

    /** Removes what no other rank has opened; memory goes when nobody uses it any more. */
    @Override
    public synchronized void close() {
        try {
            for (WireFile file : files.values()) {
                if (file.isMade()) {
                    Files.deleteIfExists(file.path());
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot remove " + e.getMessage(), e);
        } finally {
            files.clear();
        }
    }
}
