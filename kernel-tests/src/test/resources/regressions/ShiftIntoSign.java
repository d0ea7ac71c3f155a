// seed: 2000000122
// ranks: 1
// cause: the range of 1L << 63 was taken for positive, so the unsigned shift of it became a signed one
import dev.smi.kernel.Kernel;

public final class ShiftIntoSign {

    private ShiftIntoSign() {}

    @Kernel
    static void shift(int[] out) {
        long one = 1L;
        long high = (one << -1) >>> 1;
        out[0] = (int) high;
        out[1] = (int) (high >>> 32);
    }
}
