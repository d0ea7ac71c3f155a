import dev.smi.Communicator;
import dev.smi.kernel.Kernel;

/** Names that mean something in C, or that C cannot have. */
final class Names {

    static final int kernel = 3;
    static final int LIMIT = 1 << 20;
    static final double INT_MAX = 0.5;
    static final byte SMALL = -1;
    static final char LETTER = 'a';
    static final float NOTHING = Float.NaN;
    static final boolean IS_ON = true;

    private Names() {}

    @Kernel
    static void run(int[] global, float[] größe, int restrict, Communicator SMI_Comm) {
        int uint = restrict;
        int $x = 4;
        int min = Math.min(uint, kernel);
        double half = INT_MAX;
        for (int LIMIT = 0; LIMIT < 4; LIMIT++) {
            global[LIMIT] = twice(uint) + SMALL + LETTER;
        }
        größe[0] = twice((float) half) + NOTHING;
        größe[1] = (float) twice(1.5) + Names.LIMIT;
        global[5] = max(min, $x) + Integer.MAX_VALUE - SMI_Comm.rank();
        if (IS_ON) {
            long signed = Long.MIN_VALUE;
            global[6] = (int) (signed >>> 32);
        }
        int unused = 3;
        int onlySet;
        onlySet = 4;
    }

    private static int twice(int x) {
        return 2 * x;
    }

    private static float twice(float x) {
        return 2 * x;
    }

    private static double twice(double x) {
        return 2 * x;
    }

    private static int max(int a, int b) {
        return a > b ? a : b;
    }
}
