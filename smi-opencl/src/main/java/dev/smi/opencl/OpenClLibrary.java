package dev.smi.opencl;

import dev.smi.device.DeviceException;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.SymbolLookup;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jocl.CL;

/** Loads OpenCL, and JOCL's own native part, once in each class loader. For any thread. */
final class OpenClLibrary {

    /** What to do where there is no OpenCL. */
    static final String INSTALL =
            "install one: apt install pocl-opencl-icd ocl-icd-libopencl1 (Debian; runs on the CPU), or the one of"
                    + " your board";

    private static final String ASKED_FOR = "libOpenCL.so";
    private static final String INSTALLED = "libOpenCL.so.1";
    private static final Pattern UNPACKED = Pattern.compile("/\\S*/libJOCL_\\S+-[0-9a-f]{8}-[-0-9a-f]+\\.so$");
    private static boolean isLoaded;

    private OpenClLibrary() {}

    /**
     * Does what only one rank of a JVM may do at a time: PoCL 3.1 crashes when two threads look for devices, or build
     * programs, at once, although OpenCL allows it.
     */
    static <T> T alone(Supplier<T> work) {
        synchronized (OpenClLibrary.class) {
            return work.get();
        }
    }

    /**
     * Loads it, if it is not loaded.
     *
     * @throws DeviceException if it is not installed
     */
    static synchronized void load() {
        if (isLoaded) {
            return;
        }
        if (System.getProperty("os.name", "").startsWith("Linux")) {
            findLibrary();
        }
        // By default JOCL unpacks to one file for everybody, which a second process finds half written, and a second
        // class loader cannot load.
        if (System.getProperty("uniqueLibraryNames") == null) {
            System.setProperty("uniqueLibraryNames", "true");
        }
        try {
            CL.setLogLevel(CL.LogLevel.LOG_QUIET);
        } catch (LinkageError e) {
            throw new DeviceException("cannot load JOCL's native library: " + firstLine(e) + "; " + INSTALL, e);
        }
        removeUnpacked();
        isLoaded = true;
    }

    /** Makes sure that JOCL finds the library under the name it asks for, or says why there is none. */
    @SuppressWarnings("restricted") // loading native libraries is what this class is for
    private static void findLibrary() {
        if (open(ASKED_FOR).isEmpty()) {
            return;
        }
        Optional<String> fault = open(INSTALLED);
        if (fault.isPresent()) {
            throw new DeviceException("there is no OpenCL library here (" + fault.get() + "); " + INSTALL);
        }
        try {
            Path file = Files.createTempFile("smi-opencl", ".so");
            try {
                Files.write(file, LibraryStub.bytes(ASKED_FOR, INSTALLED, machine()));
                SymbolLookup.libraryLookup(file, Arena.global());
            } finally {
                Files.delete(file);
            }
        } catch (IOException | IllegalArgumentException e) {
            throw new DeviceException(
                    INSTALLED + " is here, but JOCL asks for " + ASKED_FOR
                            + ", and no file of this name could be made (" + firstLine(e)
                            + "); apt install ocl-icd-opencl-dev (Debian) brings it",
                    e);
        }
    }

    /** Loads a library for good; why it cannot, or empty. */
    @SuppressWarnings("restricted")
    private static Optional<String> open(String name) {
        try {
            SymbolLookup.libraryLookup(name, Arena.global());
            return Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.of(firstLine(e));
        }
    }

    private static int machine() {
        String name = System.getProperty("os.arch", "").toLowerCase(Locale.ROOT);
        return switch (name) {
            case "amd64", "x86_64" -> 62;
            case "aarch64" -> 183;
            default -> throw new DeviceException("JOCL has no native library for " + name);
        };
    }

    /**
     * Deletes what JOCL unpacked; it is mapped and needs no name any more, and a process that is killed leaves nothing.
     */
    private static void removeUnpacked() {
        Path maps = Path.of("/proc/self/maps");
        if (!Files.isReadable(maps)) {
            return;
        }
        try {
            for (String line : Files.readAllLines(maps)) {
                Matcher file = UNPACKED.matcher(line);
                if (file.find()) {
                    Files.deleteIfExists(Path.of(file.group()));
                }
            }
        } catch (IOException _) {
            // then JOCL deletes it when the process ends
        }
    }

    private static String firstLine(Throwable fault) {
        String message = String.valueOf(fault.getMessage());
        return message.lines().findFirst().orElse(message);
    }
}
