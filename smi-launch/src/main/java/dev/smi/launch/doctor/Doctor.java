package dev.smi.launch.doctor;

import dev.smi.launch.MpjInstallation;
import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Looks at this machine. Stateless. */
public final class Doctor {

    private static final int JDK = 25;
    private static final long MIB = 1 << 20;
    private static final long GIB = 1 << 30;

    /** Rings between eight ranks take less. */
    private static final long SHARED_MEMORY = 64 * MIB;

    private Doctor() {}

    /** Everything that can be missing, in the order in which a user meets it. */
    public static List<Finding> examine() {
        return List.of(jdk(), machine(), mpj(MpjInstallation.find()), sharedMemory(Path.of("/dev/shm")), openCl());
    }

    private static Finding jdk() {
        String found = Runtime.version() + " in " + System.getProperty("java.home");
        boolean isNew = Runtime.version().feature() >= JDK;
        return isNew
                ? Finding.ok("JDK", found)
                : Finding.missing("JDK", found + " is older than " + JDK, "apt install openjdk-" + JDK + "-jdk");
    }

    private static Finding machine() {
        Path memory = Path.of("/proc/meminfo");
        String size = "";
        try (Stream<String> lines = Files.lines(memory)) {
            size = lines.filter(line -> line.startsWith("MemTotal:"))
                    .map(line -> Long.parseLong(line.replaceAll("\\D", "")) >> 10)
                    .map(mib -> ", " + mib + " MiB of memory")
                    .findFirst()
                    .orElse("");
        } catch (IOException _) {
            // no Linux; cores are told all the same
        }
        return Finding.ok("machine", Runtime.getRuntime().availableProcessors() + " cores" + size);
    }

    static Finding mpj(Optional<MpjInstallation> mpj) {
        return mpj.map(found -> Finding.ok(
                        "MPJ Express",
                        found.version() + " in " + found.jars().getFirst().getParent()))
                .orElseGet(() -> Finding.missing(
                        "MPJ Express", "not found; mpjrun needs it", "apt install " + MpjInstallation.PACKAGE));
    }

    static Finding sharedMemory(Path directory) {
        String name = "shared memory";
        try {
            FileStore store = Files.getFileStore(directory);
            String found =
                    store.getUsableSpace() / MIB + " of " + store.getTotalSpace() / MIB + " MiB free in " + directory;
            return store.getUsableSpace() >= SHARED_MEMORY
                    ? Finding.ok(name, found)
                    : Finding.missing(
                            name,
                            found + ", less than " + SHARED_MEMORY / MIB,
                            "mount -o remount,size=1g " + directory + " (a container: --shm-size=" + GIB / GIB + "g)");
        } catch (IOException _) {
            return Finding.missing(
                    name,
                    directory + " is not there; ranks in different JVMs need it",
                    "mount -t tmpfs tmpfs " + directory);
        }
    }

    private static Finding openCl() {
        return switch (OpenClDevices.find()) {
            case OpenClDevices.NoLoader _ ->
                Finding.optional(
                        "OpenCL",
                        "no " + OpenClDevices.LIBRARY + "; only the opencl device needs it",
                        "apt install pocl-opencl-icd ocl-icd-libopencl1");
            case OpenClDevices.Failed failed ->
                Finding.optional(
                        "OpenCL",
                        "no platform: " + failed.why() + "; only the opencl device needs one",
                        "apt install pocl-opencl-icd ocl-icd-libopencl1, or your board's driver");
            case OpenClDevices.Found found -> Finding.ok("OpenCL", String.join("; ", found.devices()));
        };
    }
}
