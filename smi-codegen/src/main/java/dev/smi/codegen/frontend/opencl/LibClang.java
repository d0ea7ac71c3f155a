package dev.smi.codegen.frontend.opencl;

import static org.bytedeco.llvm.global.clang.clang_createIndex;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import org.bytedeco.llvm.clang.CXIndex;

/**
 * Creates libclang's indices without its crash recovery and its own threads.
 *
 * <p>When the first index is created, libclang (20) takes over the signal handlers of the process, SIGSEGV among them,
 * which the JVM needs for its own null checks: compiled code crashes later, anywhere. Only an environment variable
 * prevents that in time, so it is set here, by the C library, as Java cannot.
 */
final class LibClang {

    private static final String NO_CRASH_RECOVERY = "LIBCLANG_DISABLE_CRASH_RECOVERY";

    /** Parsing on a thread of libclang's own, with 8 MiB of stack, ends the process when a source is nested deep. */
    private static final String NO_THREADS = "LIBCLANG_NOTHREADS";

    /**
     * JavaCPP would read this process's status from the kernel at each of the hundred thousand small objects of a
     * syntax tree, to see how much memory there is: half of the time that reading a source takes.
     */
    private static final String MEMORY_CHECK = "org.bytedeco.javacpp.maxPhysicalBytes";

    static {
        if (System.getProperty(MEMORY_CHECK) == null) {
            System.setProperty(MEMORY_CHECK, "0");
        }
        setEnvironment(NO_CRASH_RECOVERY, "1");
        setEnvironment(NO_THREADS, "1");
    }

    private LibClang() {}

    /** An index of its own; the caller disposes of it. */
    static CXIndex createIndex() {
        return clang_createIndex(0, 0);
    }

    @SuppressWarnings("restricted") // calling C is the point
    private static void setEnvironment(String name, String value) {
        Linker linker = Linker.nativeLinker();
        MemorySegment setenv = linker.defaultLookup().findOrThrow("setenv");
        MethodHandle call = linker.downcallHandle(
                setenv,
                FunctionDescriptor.of(
                        ValueLayout.JAVA_INT, ValueLayout.ADDRESS, ValueLayout.ADDRESS, ValueLayout.JAVA_INT));
        try (Arena arena = Arena.ofConfined()) {
            int status = (int) call.invokeExact(arena.allocateFrom(name), arena.allocateFrom(value), 1);
            if (status != 0) {
                throw new IllegalStateException("cannot set the environment variable " + name);
            }
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) { // what a method handle may throw, and setenv does not
            throw new IllegalStateException("cannot call setenv", e);
        }
    }
}
