// cause: a counter that its loop's condition does not bound was plain C, whose overflow compilers take for impossible: the loop never ended
import dev.smi.kernel.Kernel;

public final class WrappingCounter {

    private WrappingCounter() {}

    @Kernel
    static void count(int[] out) {
        int turns = 0;
        for (int i = Integer.MAX_VALUE - 4; i > 0; i++) {
            turns++;
            out[turns] = i;
        }
        out[0] = turns;
    }
}
