package dev.smi.apps.gzip.engine;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Intel's ISA-L: several times as fast as zlib at level 1, with results of the same size. It has no match for the
 * higher levels: its best is between zlib's levels 1 and 2.
 */
final class IsalEngine implements Engine {

    private static final String NAME = "libisal.so.2";
    private static final String REMEDY = "apt install libisal2 (Debian, Ubuntu) brings it";

    /** ISA-L's levels are 0 to 3; of these 2 makes files of the size of zlib's level 1. */
    private static final int FAST = 2;

    private static final int BEST = 3;

    /** Those that are used. */
    static final List<Integer> LEVELS = List.of(FAST, BEST);

    /** Working memory that ISA-L recommends for level 3, which is the most; ISAL_DEF_LVL3_DEFAULT. */
    private static final long LEVEL_BUFFER_BYTES = 348_160;

    /**
     * Both functions are called as if they were of one type, which the JVM then links in the time of one, ten
     * milliseconds of every start.
     */
    private static final FunctionDescriptor TYPE = FunctionDescriptor.of(JAVA_INT, JAVA_LONG);

    /**
     * Its functions; both take the address of a stream.
     *
     * @param initialise sets everything that {@link IsalStream#set} does not; what it returns means nothing, as in C it
     *     returns nothing
     * @param compress all at once; 0 if that went well
     */
    record Functions(MethodHandle initialise, MethodHandle compress) {}

    /** Loaded and tested once, as the test takes some milliseconds. */
    private static @Nullable Functions loaded;

    private final Functions functions;
    private final Arena arena = Arena.ofShared();
    private final IsalStream stream = new IsalStream(arena);
    private final MemorySegment levelBuffer = arena.allocate(LEVEL_BUFFER_BYTES, 64);
    private final int level;

    /**
     * An engine.
     *
     * @param level of gzip, 1 to 9
     */
    IsalEngine(int level) {
        this(functions(), level == 1 ? FAST : BEST);
    }

    IsalEngine(Functions functions, int level) {
        this.functions = functions;
        this.level = level;
    }

    /** Whether the library is there, and is one whose structures are known; tells by an exception. */
    static void check() {
        functions();
    }

    private static synchronized Functions functions() {
        if (loaded == null) {
            loaded = IsalSelfTest.passed(load());
        }
        return loaded;
    }

    private static Functions load() {
        NativeLibrary library = NativeLibrary.open(NAME, REMEDY);
        return new Functions(
                library.function("isal_deflate_stateless_init", TYPE),
                library.function("isal_deflate_stateless", TYPE));
    }

    /** What does not shrink is stored, in blocks of less than 64 KiB with 5 bytes before each. */
    @Override
    public long bound(long bytes) {
        return bytes + (bytes / 32_768 + 1) * 5 + 512;
    }

    @Override
    public long deflate(MemorySegment input, MemorySegment output) {
        int status;
        try {
            int _ = (int) functions.initialise.invokeExact(stream.address());
            stream.set(level, levelBuffer, input, output);
            status = (int) functions.compress.invokeExact(stream.address());
        } catch (Throwable e) {
            throw NativeLibrary.failed(e);
        }
        if (status != 0 || stream.read() != input.byteSize()) {
            throw new IllegalStateException(
                    "ISA-L gives status " + status + " after " + stream.read() + " of " + input.byteSize() + " bytes");
        }
        return stream.written();
    }

    /** The stream, for the self-test. */
    IsalStream stream() {
        return stream;
    }

    @Override
    public void close() {
        arena.close();
    }
}
