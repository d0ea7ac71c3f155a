// cause: a write to a local array was taken for one to the table of the same name that it hides
import dev.smi.kernel.Kernel;

public final class HiddenTable {

    static final int[] VALUES = {5, 6, 7};

    private HiddenTable() {}

    static int sum() {
        int[] VALUES = new int[3];
        VALUES[1] = 2;
        return VALUES[0] + VALUES[1];
    }

    @Kernel
    static void hide(int[] out) {
        out[0] = sum();
        out[1] = VALUES[1];
    }
}
