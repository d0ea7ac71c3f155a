package dev.smi.apps.vadd;

import dev.smi.Buffer;
import dev.smi.Device;
import dev.smi.Execution;
import dev.smi.Program;
import dev.smi.ReduceChannel;
import dev.smi.Smi;
import dev.smi.kernel.Kernel;
import dev.smi.model.DataType;
import dev.smi.model.ReduceOperator;
import java.time.Duration;

/**
 * The sum of two vectors, each rank a part of it. The kernel sends no messages, so any OpenCL device runs it.
 *
 * <pre>
 * mpjrun -np 2 -Dsmi.device=jvm dev.smi.apps.vadd.VectorAdd
 * smi-codegen -o smi-out apps/src/main/java/dev/smi/apps/vadd/VectorAdd.java
 * route-gen make bus --size 2 -o smi-out/topology.json
 * mpjrun -np 2 dev.smi.apps.vadd.VectorAdd
 * mpjrun -np 2 -Dsmi.device=opencl dev.smi.apps.vadd.VectorAdd
 * </pre>
 *
 * <p>{@code -Dsmi.program=DIR/vadd} runs what smi-codegen made of the same kernel in OpenCL C, apps/vadd/vadd.cl.
 */
public final class VectorAdd {

    private static final int COUNT = 100_000;
    private static final Duration DEADLINE = Duration.ofSeconds(30);

    private VectorAdd() {}

    /** Element by element. */
    @Kernel
    static void vadd(float[] a, float[] b, float[] sum, int count) {
        for (int i = 0; i < count; i++) {
            sum[i] = a[i] + b[i];
        }
    }

    /**
     * Runs one rank.
     *
     * @param args none
     */
    public static void main(String[] args) {
        try (Smi smi = Smi.init(args)) {
            int wrong = part(smi);
            ReduceChannel all = smi.world().openReduce(DataType.INT, 1, ReduceOperator.ADD, 0, 0);
            int total = all.reduce(wrong);
            if (smi.rank() == 0) {
                if (total > 0) {
                    throw new IllegalStateException(total + " elements are wrong");
                }
                System.out.println((long) COUNT * smi.size() + " sums on " + smi.size() + " ranks ("
                        + smi.device().description() + "): as in plain Java");
            }
        }
    }

    /** Computes the rank's part; gives how many elements are wrong. */
    private static int part(Smi smi) {
        Device device = smi.device();
        Program program = device.load(VectorAdd.class);
        float[] a = new float[COUNT];
        float[] b = new float[COUNT];
        for (int i = 0; i < COUNT; i++) {
            a[i] = smi.rank() + i * 0.5f;
            b[i] = i * 0.25f - smi.rank();
        }
        float[] sum = new float[COUNT];
        try (Buffer left = device.allocate(DataType.FLOAT, COUNT, "a");
                Buffer right = device.allocate(DataType.FLOAT, COUNT, "b");
                Buffer result = device.allocate(DataType.FLOAT, COUNT, "sum")) {
            left.write(a);
            right.write(b);
            Execution execution = program.kernel(VectorAdd::vadd)
                    .args(left, right, result, COUNT)
                    .start();
            execution.join(DEADLINE);
            result.read(sum);
        }
        int wrong = 0;
        for (int i = 0; i < COUNT; i++) {
            wrong += sum[i] == a[i] + b[i] ? 0 : 1;
        }
        return wrong;
    }
}
