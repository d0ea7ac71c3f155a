package dev.smi.transport;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A ring in a file that two processes map. Whichever end comes first makes the file, under another name, and links it
 * to its own when it is formatted: who finds the file finds it complete. Whichever comes second removes the name: both
 * have it mapped then, and nothing is left behind however they end.
 *
 * @param memory the ring
 * @param path its name
 * @param isMade whether this end made it, so that its name may still be there
 */
record WireFile(MemorySegment memory, Path path, boolean isMade) {

    private static final FileAttribute<?> OWNER_ONLY =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
    private static final int LONGEST_NAME = 160;
    private static final int CHUNK = 1 << 16;

    /**
     * One end's view of the file.
     *
     * @throws WireException if the ends do not agree, or if there is no room or no right to make the file
     */
    static WireFile open(Path directory, WireKey key, int capacity, String contract) {
        Path path = directory.resolve(name(key));
        try {
            while (true) {
                if (!Files.exists(path)) {
                    MemorySegment made = make(directory, path, capacity, contract);
                    if (made != null) {
                        return new WireFile(made, path, true);
                    }
                }
                MemorySegment found = find(path);
                if (found != null) {
                    RingLayout.requireAgreement(found, key, capacity, contract);
                    Files.deleteIfExists(path);
                    return new WireFile(found, path, false);
                }
            }
        } catch (IOException e) {
            throw new WireException(
                    key + " of " + RingLayout.bytes(capacity) + " bytes cannot be opened in " + directory + ": "
                            + e.getMessage() + "; give it more room (in a container: --shm-size), a smaller"
                            + " asynchronicity degree, or another directory (-Dsmi.shm=DIRECTORY)",
                    e);
        }
    }

    private static String name(WireKey key) {
        if (key.name().length() > LONGEST_NAME || !key.name().matches("[A-Za-z0-9.-]+")) {
            throw new IllegalArgumentException(
                    "wire name '" + key.name() + "' is not 1 to " + LONGEST_NAME + " letters, digits, '.' and '-'");
        }
        return "wire-" + key.from() + "-" + key.to() + "-" + key.name();
    }

    /** Makes the file, or returns null if the other end was quicker. */
    private static @Nullable MemorySegment make(Path directory, Path path, int capacity, String contract)
            throws IOException {
        Path draft = directory.resolve("draft-" + UUID.randomUUID());
        Set<StandardOpenOption> options =
                Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.READ, StandardOpenOption.WRITE);
        try (FileChannel channel = FileChannel.open(draft, options, OWNER_ONLY)) {
            fill(channel, RingLayout.bytes(capacity));
            MemorySegment memory = map(channel);
            RingLayout.format(memory, capacity, contract);
            Files.createLink(path, draft);
            return memory;
        } catch (FileAlreadyExistsException _) {
            return null;
        } finally {
            Files.deleteIfExists(draft);
        }
    }

    /** Takes all room now: of a file with holes a full file system is told by a signal that ends the JVM. */
    private static void fill(FileChannel channel, long bytes) throws IOException {
        ByteBuffer zeros = ByteBuffer.allocate((int) Math.min(CHUNK, bytes));
        long done = 0;
        while (done < bytes) {
            zeros.position(0).limit((int) Math.min(zeros.capacity(), bytes - done));
            done += channel.write(zeros);
        }
    }

    private static @Nullable MemorySegment find(Path path) throws IOException {
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            MemorySegment memory = map(channel);
            if (!RingLayout.isFormatted(memory)) {
                throw new IOException(path + " is no ring");
            }
            return memory;
        } catch (NoSuchFileException _) {
            return null;
        }
    }

    private static MemorySegment map(FileChannel channel) throws IOException {
        // unmapped when nobody can reach it any more: an end that is still used by a thread stays valid
        return channel.map(FileChannel.MapMode.READ_WRITE, 0, channel.size(), Arena.ofAuto());
    }
}
