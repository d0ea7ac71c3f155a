package dev.smi.apps.bnn.picture;

import dev.smi.apps.bnn.format.Network;
import dev.smi.apps.bnn.network.Pictures;
import dev.smi.model.diagnostic.DiagnosticException;
import dev.smi.model.diagnostic.SourcePosition;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Finds out what a file of pictures is, and opens it. MNIST's files are IDX files:
 *
 * <pre>
 * pictures: 32 bits 0x00000803 | count | 28 | 28, big-endian, then a byte for each pixel
 * labels:   32 bits 0x00000801 | count, big-endian, then a byte for each label
 * </pre>
 *
 * <p>Stateless.
 */
final class PictureReader {

    private static final int PNG = 0x89504e47;
    private static final int JPEG = 0xffd8ff;

    /** An IDX file of bytes in three dimensions: pictures, lines, columns. */
    static final int IDX_PICTURES = 0x803;

    /** An IDX file of bytes in one dimension. */
    static final int IDX_LABELS = 0x801;

    private PictureReader() {}

    static PictureFile read(Path path, Network network, Arena arena) {
        MemorySegment all = map(path, arena);
        int magic = word(all, 0);
        if (magic == PNG || magic >>> 8 == JPEG) {
            byte[] picture = ScaledPicture.read(path, network);
            return new PictureFile(
                    path.toString(), MemorySegment.ofArray(picture), picture.length, Optional.empty(), 0);
        }
        if (magic == IDX_PICTURES) {
            return idx(path, all, network, arena);
        }
        int bytes = Pictures.bytes(network);
        if (network == Network.LFC_W1A1 || all.byteSize() == 0 || all.byteSize() % bytes != 0) {
            throw fault(
                    path,
                    "there are no pictures in it, by its first bytes and its size of " + all.byteSize()
                            + "; " + network + " takes "
                            + (network == Network.LFC_W1A1
                                    ? "IDX files of 28x28 bytes"
                                    : "CIFAR-10's binary files, whose size is a multiple of " + bytes)
                            + ", PNG, and JPEG");
        }
        return new PictureFile(path.toString(), all, bytes, Optional.of(all), bytes);
    }

    /** MNIST's files: a header, and pictures; their labels are in a file of like name. */
    private static PictureFile idx(Path path, MemorySegment all, Network network, Arena arena) {
        int size = Pictures.size(network);
        if (network != Network.LFC_W1A1) {
            throw fault(
                    path,
                    "it is an IDX file, whose pictures are grey; " + network
                            + " takes pictures in colour: CIFAR-10's binary files, PNG, and JPEG");
        }
        long count = word(all, 4);
        int lines = word(all, 8);
        int columns = word(all, 12);
        if (lines != size || columns != size) {
            throw fault(
                    path,
                    "its pictures have " + lines + "x" + columns + " pixels; " + network + " takes " + size + "x"
                            + size);
        }
        long bytes = 16 + count * size * size;
        if (count < 1 || all.byteSize() != bytes) {
            throw fault(
                    path,
                    "it has " + all.byteSize() + " bytes, and by its header " + count + " pictures, which take " + bytes
                            + "; get it again");
        }
        return new PictureFile(path.toString(), all.asSlice(16), size * size, labels(path, count, arena), 1);
    }

    private static Optional<MemorySegment> labels(Path pictures, long count, Arena arena) {
        String name = String.valueOf(pictures.getFileName());
        Path path = pictures.resolveSibling(name.replace("images", "labels").replace("idx3", "idx1"));
        if (path.equals(pictures) || !Files.isRegularFile(path)) {
            return Optional.empty();
        }
        MemorySegment all = map(path, arena);
        if (word(all, 0) != IDX_LABELS || word(all, 4) != count || all.byteSize() != 8 + count) {
            throw fault(
                    path,
                    "these are not the labels of the " + count + " pictures of " + name
                            + ", as the name says; remove the file, or get the right one");
        }
        return Optional.of(all.asSlice(8));
    }

    /** Four bytes, the first of them highest; 0 if there are fewer. */
    private static int word(MemorySegment all, long at) {
        int word = 0;
        for (long i = at; i < at + Integer.BYTES && at + Integer.BYTES <= all.byteSize(); i++) {
            word = word << Byte.SIZE | all.get(ValueLayout.JAVA_BYTE, i) & 0xff;
        }
        return word;
    }

    private static MemorySegment map(Path path, Arena arena) {
        if (Files.isDirectory(path)) {
            throw fault(path, "it is a directory; name the files of pictures in it");
        }
        try (FileChannel channel = FileChannel.open(path)) {
            return channel.map(MapMode.READ_ONLY, 0, channel.size(), arena);
        } catch (NoSuchFileException _) {
            throw fault(path, "it does not exist; name a file of pictures");
        } catch (IOException e) {
            throw fault(path, "cannot read it: " + e.getMessage());
        }
    }

    static DiagnosticException fault(Path path, String message) {
        return new DiagnosticException(SourcePosition.of(path.toString()), message);
    }
}
