package dev.smi.apps;

import dev.smi.Buffer;
import dev.smi.Execution;
import dev.smi.Kernel;
import dev.smi.RankProgram;
import dev.smi.Smi;
import java.time.Duration;
import java.util.Map;

/** Kernels in Java as they are, on ranks that are threads of this JVM. */
public final class OnJvm {

    private static final Duration DEADLINE = Duration.ofSeconds(60);

    private OnJvm() {}

    /** Runs a program on so many ranks. */
    public static void run(int ranks, RankProgram program) {
        Smi.run(ranks, Map.of("device", "jvm"), program);
    }

    /** Runs a kernel to its end. */
    public static void await(Kernel kernel, Object... arguments) {
        start(kernel, arguments).join(DEADLINE);
    }

    /** Runs kernels beside each other to their ends. */
    public static void awaitAll(Execution... kernels) {
        for (Execution kernel : kernels) {
            kernel.join(DEADLINE);
        }
    }

    /** Starts a kernel. */
    public static Execution start(Kernel kernel, Object... arguments) {
        return kernel.args(arguments).start();
    }

    /** All elements of a buffer. */
    public static int[] ints(Buffer buffer) {
        int[] elements = new int[Math.toIntExact(buffer.count())];
        buffer.read(elements);
        return elements;
    }

    /** All elements of a buffer. */
    public static float[] floats(Buffer buffer) {
        float[] elements = new float[Math.toIntExact(buffer.count())];
        buffer.read(elements);
        return elements;
    }
}
