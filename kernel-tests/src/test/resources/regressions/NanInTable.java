// cause: OpenCL's NAN is no constant expression, which a table's values have to be
import dev.smi.kernel.Kernel;

public final class NanInTable {

    static final float[] FLOATS = {1f, Float.NaN, Float.NEGATIVE_INFINITY};
    static final double[] DOUBLES = {Double.NaN, -0.0, Double.POSITIVE_INFINITY};
    static final float NONE = Float.NaN;

    private NanInTable() {}

    @Kernel
    static void copy(float[] floats, double[] doubles) {
        for (int i = 0; i < 3; i++) {
            floats[i] = FLOATS[i];
            doubles[i] = DOUBLES[i] * 2;
        }
        floats[3] = NONE;
    }
}
