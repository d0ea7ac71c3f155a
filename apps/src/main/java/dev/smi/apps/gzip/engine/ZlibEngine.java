package dev.smi.apps.gzip.engine;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;

/** The zlib of the system, the one that gzip's other implementations use: compiled for speed more than the JDK's. */
final class ZlibEngine implements Engine {

    private static final String NAME = "libz.so.1";
    private static final String REMEDY = "apt install zlib1g (Debian, Ubuntu) brings it";

    private static final int DEFLATED = 8;
    private static final int RAW_32K_WINDOW = -15;
    private static final int DEFAULT_MEMORY_LEVEL = 8;
    private static final int DEFAULT_STRATEGY = 0;
    private static final int FINISH = 4;
    private static final int OK = 0;
    private static final int STREAM_END = 1;

    /**
     * Its functions.
     *
     * @param initialise stream, level, method, window bits, memory level, strategy, version, size of a stream
     * @param reset makes a stream as if new
     * @param bound most bytes for so many
     * @param deflate stream, flush mode
     * @param end of a stream
     */
    private record Functions(
            MethodHandle initialise, MethodHandle reset, MethodHandle bound, MethodHandle deflate, MethodHandle end) {

        private static Functions load() {
            NativeLibrary library = NativeLibrary.open(NAME, REMEDY);
            FunctionDescriptor ofStream = FunctionDescriptor.of(JAVA_INT, ADDRESS);
            return new Functions(
                    library.function(
                            "deflateInit2_",
                            FunctionDescriptor.of(
                                    JAVA_INT, ADDRESS, JAVA_INT, JAVA_INT, JAVA_INT, JAVA_INT, JAVA_INT, ADDRESS,
                                    JAVA_INT)),
                    library.function("deflateReset", ofStream),
                    library.function("deflateBound", FunctionDescriptor.of(JAVA_LONG, ADDRESS, JAVA_LONG)),
                    library.function("deflate", FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_INT)),
                    library.function("deflateEnd", ofStream));
        }
    }

    private final Functions functions;
    private final Arena arena = Arena.ofShared();
    private final ZlibStream stream = new ZlibStream(arena);
    private boolean isOpen;

    ZlibEngine(int level) {
        functions = Functions.load();
        int status = initialise(level);
        if (status != OK) {
            arena.close();
            throw new EngineMissingException(
                    NAME + " refuses a stream as version 1 has it, with status " + status + "; " + REMEDY);
        }
        isOpen = true;
    }

    private int initialise(int level) {
        MemorySegment version = arena.allocateFrom("1"); // all that it compares of it
        try {
            return (int) functions.initialise.invokeExact(
                    stream.address(),
                    level,
                    DEFLATED,
                    RAW_32K_WINDOW,
                    DEFAULT_MEMORY_LEVEL,
                    DEFAULT_STRATEGY,
                    version,
                    ZlibStream.BYTES);
        } catch (Throwable e) {
            throw NativeLibrary.failed(e);
        }
    }

    /** Whether the library is there, and its streams are as we think; tells by an exception. */
    static void check() {
        new ZlibEngine(1).close();
    }

    @Override
    public long bound(long bytes) {
        try {
            return (long) functions.bound.invokeExact(stream.address(), bytes);
        } catch (Throwable e) {
            throw NativeLibrary.failed(e);
        }
    }

    @Override
    public long deflate(MemorySegment input, MemorySegment output) {
        int status;
        try {
            status = (int) functions.reset.invokeExact(stream.address());
            if (status == OK) {
                stream.set(input, output);
                status = (int) functions.deflate.invokeExact(stream.address(), FINISH);
            }
        } catch (Throwable e) {
            throw NativeLibrary.failed(e);
        }
        if (status != STREAM_END || stream.read() != input.byteSize()) {
            throw new IllegalStateException(
                    "zlib gives status " + status + " after " + stream.read() + " of " + input.byteSize() + " bytes");
        }
        return stream.written();
    }

    @Override
    public void close() {
        if (!isOpen) {
            return;
        }
        isOpen = false;
        try {
            int _ = (int) functions.end.invokeExact(stream.address());
        } catch (Throwable e) {
            throw NativeLibrary.failed(e);
        }
        arena.close();
    }
}
