// cause: none yet; the smallest kernel that a regression can be
import dev.smi.kernel.Kernel;

public final class Overflow {

    private Overflow() {}

    @Kernel
    static void overflow(int[] data, int n) {
        data[0] = data[1] * n + Integer.MAX_VALUE;
    }
}
