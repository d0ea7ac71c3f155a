package dev.smi.apps.bnn.format;

import dev.smi.model.diagnostic.DiagnosticException;
import dev.smi.model.diagnostic.Diagnostics;
import dev.smi.model.diagnostic.SourcePosition;
import dev.smi.model.io.TextFiles;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Directories of parameters as they are published: {@code <layer>-<pe>-weights.bin} and {@code <layer>-<pe>-thres.bin}.
 * Other files in them are nobody's concern. Stateless.
 */
public final class ParameterDirectory {

    private ParameterDirectory() {}

    /**
     * The bytes of all files, as {@link Parameters#decode} wants them.
     *
     * @throws DiagnosticException naming every file that is missing or has another size
     */
    public static byte[] readBytes(Path directory, Network network) {
        if (!Files.isDirectory(directory)) {
            throw new DiagnosticException(
                    SourcePosition.of(directory.toString()),
                    "this is no directory; name one that has the "
                            + network.files().size() + " parameter files of " + network
                            + ", 0-0-weights.bin and so on");
        }
        Diagnostics faults = new Diagnostics();
        byte[] all = new byte[network.bytes()];
        for (ParameterFile file : network.files()) {
            Path path = directory.resolve(file.name());
            if (!Files.isRegularFile(path)) {
                faults.error(
                        SourcePosition.of(path.toString()),
                        "the file is missing; " + network + " wants one of " + file.bytes()
                                + " bytes: get the directory again, whole, or name another network");
                continue;
            }
            byte[] bytes = TextFiles.readBytes(path);
            if (bytes.length == file.bytes()) {
                System.arraycopy(bytes, 0, all, file.offset(), bytes.length);
            } else {
                faults.error(
                        SourcePosition.of(path.toString()),
                        "the file has " + bytes.length + " bytes, " + network + " wants " + file.bytes()
                                + ": get it again, or name the network that it is of");
            }
        }
        faults.throwIfErrors();
        return all;
    }

    /**
     * The parameters in a directory.
     *
     * @throws DiagnosticException naming every file that is missing or has another size
     */
    public static Parameters read(Path directory, Network network) {
        return Parameters.decode(network, ByteBuffer.wrap(readBytes(directory, network)));
    }

    /**
     * Says early that {@link #write} would not overwrite, or could not write. Makes the directory that it is to be in.
     *
     * @throws DiagnosticException if there is something at the path other than an empty directory, or nothing can be
     *     written there
     */
    public static void checkIsFree(Path directory) {
        if (!Files.exists(directory)) {
            checkIsWritable(directory);
            return;
        }
        try (Stream<Path> entries = Files.isDirectory(directory) ? Files.list(directory) : Stream.of(directory)) {
            if (entries.findAny().isPresent()) {
                throw new DiagnosticException(
                        SourcePosition.of(directory.toString()),
                        "there is something here already, and parameters of two networks must not mix; name a directory"
                                + " that does not exist, or remove this one");
            }
        } catch (IOException e) {
            throw new DiagnosticException(
                    SourcePosition.of(directory.toString()), "cannot look into the directory: " + e.getMessage());
        }
    }

    /** By writing: permissions do not tell all. */
    private static void checkIsWritable(Path directory) {
        Path parent = directory.toAbsolutePath().getParent();
        try {
            Files.createDirectories(parent);
            Files.delete(Files.createTempDirectory(parent, "." + directory.getFileName() + "."));
        } catch (IOException e) {
            throw new DiagnosticException(
                    SourcePosition.of(directory.toString()),
                    "cannot be written: " + e + "; name a directory in one that can be written");
        }
    }

    /**
     * Writes a directory of parameters, as a whole or not at all.
     *
     * @throws DiagnosticException if there is something at the path already, or it cannot be written
     */
    public static void write(Path directory, Parameters parameters) {
        checkIsFree(directory);
        Path target = directory.toAbsolutePath();
        byte[] all = parameters.encode();
        try {
            Files.createDirectories(target.getParent());
            Path temporary = Files.createTempDirectory(target.getParent(), "." + target.getFileName() + ".");
            try {
                for (ParameterFile file : parameters.network().files()) {
                    byte[] bytes = Arrays.copyOfRange(all, file.offset(), file.offset() + file.bytes());
                    Files.write(temporary.resolve(file.name()), bytes);
                }
                Files.deleteIfExists(target);
                Files.move(temporary, target);
            } finally {
                delete(temporary);
            }
        } catch (IOException e) {
            throw new DiagnosticException(
                    SourcePosition.of(directory.toString()), "cannot write the parameters: " + e.getMessage());
        }
    }

    private static void delete(Path directory) throws IOException {
        if (!Files.exists(directory)) {
            return;
        }
        try (Stream<Path> walk = Files.walk(directory)) {
            List<Path> deepestFirst = walk.sorted(Comparator.reverseOrder()).toList();
            for (Path path : deepestFirst) {
                Files.delete(path);
            }
        }
    }
}
