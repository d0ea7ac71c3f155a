package dev.smi.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** A project whose {@code bin/smi-app} prints what a test gives it, and whose script in Python is the real one. */
final class FakeApplication {

    private FakeApplication() {}

    /** Makes it in a directory, which then is the project's. */
    static Path in(Path directory, String json) throws IOException {
        Path app = Files.createDirectories(directory.resolve("bin")).resolve("smi-app");
        Files.writeString(app, "#!/bin/sh\ncat <<'END'\n" + json + "\nEND\n");
        Files.setPosixFilePermissions(app, PosixFilePermissions.fromString("rwxr-xr-x"));
        Path script = Path.of("benchmarks/bnn/peer.py");
        Files.createDirectories(directory.resolve(script).getParent());
        Files.copy(Path.of(System.getProperty("smi.home")).resolve(script), directory.resolve(script));
        return directory;
    }
}
