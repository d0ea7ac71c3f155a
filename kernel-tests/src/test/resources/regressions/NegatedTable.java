// cause: an operator before an element of a table was taken for a write to it, so the table was no constant
import dev.smi.kernel.Kernel;

public final class NegatedTable {

    static final boolean[][] FLAGS = {{true, false}, {false, true}};
    static final int[] NUMBERS = {3, -4};

    private NegatedTable() {}

    @Kernel
    static void negate(int[] out) {
        for (int i = 0; i < 2; i++) {
            out[i] = !FLAGS[0][i] ? -NUMBERS[i] : ~NUMBERS[i];
        }
    }
}
