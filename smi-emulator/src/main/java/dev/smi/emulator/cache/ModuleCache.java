package dev.smi.emulator.cache;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Files named by the content that they were made of. An entry is its SHA-256 and the bytes; one that does not fit its
 * sum counts as missing. Entries are written beside their place and renamed, so that any number of processes may share
 * a directory. A directory that cannot be used is reported once, and from then on nothing is kept. Thread-safe.
 */
public final class ModuleCache {

    /** Entries that were used last are kept, up to so many bytes. */
    private static final long MOST_BYTES = 256L << 20;

    private static final int SUM_BYTES = 32;
    private static final String SUFFIX = ".entry";
    private static final String TEMPORARY = ".writing";

    private final Optional<Path> directory;
    private final long mostBytes;
    private final Consumer<String> warnings;
    private boolean isUnusable;
    private int hits;
    private int misses;

    private ModuleCache(Optional<Path> directory, long mostBytes, Consumer<String> warnings) {
        this.directory = directory;
        this.mostBytes = mostBytes;
        this.warnings = warnings;
    }

    /** A cache that keeps nothing. */
    public static ModuleCache none() {
        return new ModuleCache(Optional.empty(), 0, _ -> {});
    }

    /**
     * A cache in a directory, which is made when it is needed.
     *
     * @param warnings takes a message if the directory cannot be used
     */
    public static ModuleCache in(Path directory, Consumer<String> warnings) {
        return in(directory, MOST_BYTES, warnings);
    }

    static ModuleCache in(Path directory, long mostBytes, Consumer<String> warnings) {
        return new ModuleCache(Optional.of(directory), mostBytes, warnings);
    }

    /** The entry of a key, if there is one and it is whole. */
    public synchronized Optional<byte[]> get(String key) {
        Optional<byte[]> content = directory.filter(_ -> !isUnusable).flatMap(d -> read(d.resolve(key + SUFFIX)));
        hits += content.isPresent() ? 1 : 0;
        misses += content.isPresent() ? 0 : 1;
        return content;
    }

    private Optional<byte[]> read(Path file) {
        try {
            byte[] entry = Files.readAllBytes(file);
            if (entry.length < SUM_BYTES) {
                return Optional.empty();
            }
            byte[] content = Arrays.copyOfRange(entry, SUM_BYTES, entry.length);
            if (!Arrays.equals(CacheKey.sha256().digest(content), Arrays.copyOf(entry, SUM_BYTES))) {
                return Optional.empty();
            }
            touch(file);
            return Optional.of(content);
        } catch (NoSuchFileException _) {
            return Optional.empty();
        } catch (IOException e) {
            return unusable(e);
        }
    }

    /** Notes that an entry was used; where only reading is allowed, the order of use is not known. */
    private static void touch(Path file) {
        try {
            Files.setLastModifiedTime(file, FileTime.fromMillis(System.currentTimeMillis()));
        } catch (IOException _) {
            // another process removed it, or the directory is shared read-only: the content is good all the same
        }
    }

    /** Keeps an entry; removes those that were not used for the longest time if there are too many bytes. */
    public synchronized void put(String key, byte[] content) {
        if (directory.isEmpty() || isUnusable) {
            return;
        }
        try {
            Files.createDirectories(directory.get());
            Path file = Files.createTempFile(directory.get(), "entry", TEMPORARY);
            try {
                byte[] sum = CacheKey.sha256().digest(content);
                Files.write(
                        file,
                        ByteBuffer.allocate(SUM_BYTES + content.length)
                                .put(sum)
                                .put(content)
                                .array());
                move(file, directory.get().resolve(key + SUFFIX));
            } finally {
                Files.deleteIfExists(file);
            }
            evict(directory.get());
        } catch (IOException e) {
            unusable(e);
        }
    }

    private static void move(Path from, Path to) throws IOException {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException _) {
            Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private record Entry(Path file, long bytes, FileTime used) {}

    private void evict(Path directory) throws IOException {
        List<Entry> entries = new ArrayList<>();
        try (Stream<Path> files = Files.list(directory)) {
            for (Path file : files.filter(ModuleCache::isOurs).toList()) {
                try {
                    entries.add(new Entry(file, Files.size(file), Files.getLastModifiedTime(file)));
                } catch (NoSuchFileException _) {
                    // another process was quicker
                }
            }
        }
        entries.sort(Comparator.comparing(Entry::used).reversed());
        long bytes = 0;
        for (Entry entry : entries) {
            bytes += entry.bytes();
            if (bytes > mostBytes) {
                Files.deleteIfExists(entry.file());
            }
        }
    }

    private static boolean isOurs(Path file) {
        String name = file.getFileName().toString();
        return name.endsWith(SUFFIX) || name.endsWith(TEMPORARY);
    }

    private Optional<byte[]> unusable(IOException fault) {
        isUnusable = true;
        warnings.accept("compiled programs are not kept: the cache " + directory.orElseThrow() + " cannot be used ("
                + fault + "); set SMI_CACHE_DIR to a directory that can be written");
        return Optional.empty();
    }

    /** How many entries were found so far. */
    public synchronized int hits() {
        return hits;
    }

    /** How many entries were asked for and not found. */
    public synchronized int misses() {
        return misses;
    }
}
