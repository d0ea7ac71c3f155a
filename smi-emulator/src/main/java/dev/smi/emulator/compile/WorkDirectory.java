package dev.smi.emulator.compile;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A temporary directory that is removed with all it holds, also when the JVM is told to end meanwhile.
 *
 * @param path where it is
 */
record WorkDirectory(Path path) implements AutoCloseable {

    private static final Set<Path> OPEN = ConcurrentHashMap.newKeySet();

    static {
        Runtime.getRuntime().addShutdownHook(new Thread(WorkDirectory::removeAll, "smi-remove-work-directories"));
    }

    static WorkDirectory create() throws IOException {
        WorkDirectory directory = new WorkDirectory(Files.createTempDirectory("smi-compile-"));
        OPEN.add(directory.path());
        return directory;
    }

    private static void removeAll() {
        for (Path path : OPEN) {
            try {
                remove(path);
            } catch (IOException _) {
                // a tool that is still running writes there; the system clears its temporary directory some day
            }
        }
    }

    @Override
    public void close() throws IOException {
        remove(path);
        OPEN.remove(path);
    }

    private static void remove(Path path) throws IOException {
        Files.walkFileTree(path, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.deleteIfExists(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException fault) throws IOException {
                if (fault instanceof NoSuchFileException) {
                    return FileVisitResult.CONTINUE;
                }
                throw fault;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path directory, java.io.IOException fault) throws IOException {
                Files.deleteIfExists(directory);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
