package dev.smi.apps.bnn.picture;

import dev.smi.apps.bnn.format.Network;
import dev.smi.apps.bnn.network.Pictures;
import dev.smi.data.Source;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;

/**
 * The pictures of several files, one after the other; an element is a picture. Files of records are mapped, not read.
 * Used by one thread at a time.
 */
public final class PictureSource implements Source {

    private final Arena arena;
    private final List<PictureFile> files;

    /** Number of the first picture of each file. */
    private final long[] firsts;

    private final long size;
    private final int bytes;

    private PictureSource(Arena arena, List<PictureFile> files, int bytes) {
        this.arena = arena;
        this.files = List.copyOf(files);
        this.bytes = bytes;
        firsts = new long[files.size()];
        long next = 0;
        for (int i = 0; i < firsts.length; i++) {
            firsts[i] = next;
            next += files.get(i).count();
        }
        size = next;
    }

    /**
     * Opens files.
     *
     * @param network which pictures it takes
     * @throws dev.smi.model.diagnostic.DiagnosticException if one of them cannot be read, or holds no pictures that the
     *     network takes
     */
    public static PictureSource open(List<Path> paths, Network network) {
        Arena arena = Arena.ofShared();
        try {
            List<PictureFile> files = new ArrayList<>();
            for (Path path : paths) {
                files.add(PictureReader.read(path, network, arena));
            }
            return new PictureSource(arena, files, Pictures.bytes(network));
        } catch (RuntimeException e) {
            arena.close();
            throw e;
        }
    }

    /** Random pictures, for measurements: the same ones for the same seed. */
    public static PictureSource random(Network network, int count, long seed) {
        Arena arena = Arena.ofShared();
        int bytes = Pictures.bytes(network);
        MemorySegment all = arena.allocate((long) count * bytes);
        Random random = new Random(seed);
        byte[] picture = new byte[bytes];
        for (int i = 0; i < count; i++) {
            random.nextBytes(picture);
            MemorySegment.copy(picture, 0, all, ValueLayout.JAVA_BYTE, (long) i * bytes, bytes);
        }
        return new PictureSource(arena, List.of(new PictureFile("random", all, bytes, Optional.empty(), 0)), bytes);
    }

    @Override
    public long size() {
        return size;
    }

    @Override
    public List<MemorySegment> cut(long first, long count) {
        Objects.checkFromIndexSize(first, count, size);
        List<MemorySegment> parts = new ArrayList<>();
        long next = first;
        long end = first + count;
        for (int i = 0; i < firsts.length && next < end; i++) {
            PictureFile file = files.get(i);
            long until = Math.min(end, firsts[i] + file.count());
            if (next < until) {
                parts.add(file.pictures().asSlice((next - firsts[i]) * bytes, (until - next) * bytes));
                next = until;
            }
        }
        return parts;
    }

    @Override
    public double bytesPerElement() {
        return bytes;
    }

    /** What users call a picture. */
    public String nameOf(long picture) {
        int file = fileOf(picture);
        return files.get(file).nameOf(picture - firsts[file]);
    }

    /** What a picture shows, if its file says. */
    public OptionalInt labelOf(long picture) {
        int file = fileOf(picture);
        return files.get(file).labelOf(picture - firsts[file]);
    }

    private int fileOf(long picture) {
        Objects.checkIndex(picture, size);
        int file = 0;
        while (file + 1 < firsts.length && firsts[file + 1] <= picture) {
            file++;
        }
        return file;
    }

    @Override
    public void close() {
        arena.close();
    }
}
