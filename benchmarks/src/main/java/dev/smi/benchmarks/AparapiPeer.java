package dev.smi.benchmarks;

import com.aparapi.Kernel;
import com.aparapi.Range;
import com.aparapi.device.Device;
import com.aparapi.device.OpenCLDevice;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** The same additions and sweeps by Aparapi, which translates methods to OpenCL while the program runs. */
final class AparapiPeer {

    private final OpenCLDevice device;

    private AparapiPeer(OpenCLDevice device) {
        this.device = device;
    }

    /**
     * The peer on the first OpenCL device.
     *
     * @param missing is told why there is none
     */
    // whatever a foreign native library throws is a reason to go on without it
    static Optional<AparapiPeer> find(Consumer<String> missing) {
        // it warns of what newer class files have
        System.setProperty("com.aparapi.logLevel", "SEVERE");
        try {
            List<OpenCLDevice> devices = OpenCLDevice.listDevices(null);
            if (devices != null && !devices.isEmpty()) {
                return Optional.of(new AparapiPeer(devices.getFirst()));
            }
            missing.accept("there is no OpenCL device");
        } catch (LinkageError | RuntimeException e) {
            missing.accept(e.toString());
        }
        return Optional.empty();
    }

    /** What it runs on. */
    String name() {
        return "Aparapi, " + device.getOpenCLPlatform().getName();
    }

    /** The addition; vectors stay on the device. */
    Contestant add() {
        Add kernel = new Add(KernelRuns.data(KernelRuns.VECTOR, 1), KernelRuns.data(KernelRuns.VECTOR, 2));
        kernel.setExplicit(true);
        kernel.put(kernel.a).put(kernel.b);
        Range range = device.createRange(KernelRuns.VECTOR);
        return new Contestant(name(), () -> execute(kernel, range), _ -> {
            kernel.get(kernel.sum);
            KernelRuns.requireSame(KernelRuns.data(KernelRuns.VECTOR, 3), kernel.sum);
            kernel.dispose();
        });
    }

    /** The sweeps; the tile stays on the device. */
    Contestant sweep() {
        Sweep kernel = new Sweep(KernelRuns.data(KernelRuns.SIDE * KernelRuns.SIDE, 1), KernelRuns.SIDE);
        kernel.setExplicit(true);
        kernel.put(kernel.tile).put(kernel.next);
        Range range = device.createRange2D(KernelRuns.SIDE, KernelRuns.SIDE);
        return new Contestant(name(), () -> execute(kernel, range), rounds -> {
            kernel.get(kernel.tile);
            KernelRuns.requireSame(KernelRuns.swept(rounds * KernelRuns.TIMES), kernel.tile);
            kernel.dispose();
        });
    }

    private static void execute(Kernel kernel, Range range) {
        kernel.execute(range, KernelRuns.TIMES);
        Device used = kernel.getTargetDevice();
        if (!(used instanceof OpenCLDevice)) {
            throw new IllegalStateException("Aparapi did not translate the kernel, and ran it on " + used);
        }
    }

    /** One element of a sum. */
    private static final class Add extends Kernel {
        final float[] a;
        final float[] b;
        final float[] sum;

        Add(float[] a, float[] b) {
            this.a = a;
            this.b = b;
            this.sum = new float[a.length];
        }

        @Override
        public void run() {
            int i = getGlobalId();
            sum[i] = a[i] + b[i];
        }
    }

    /** One cell of a sweep; every other pass goes back. */
    private static final class Sweep extends Kernel {
        final float[] tile;
        final float[] next;
        final int side;

        Sweep(float[] tile, int side) {
            this.tile = tile;
            this.next = tile.clone();
            this.side = side;
        }

        @Override
        public void run() {
            int column = getGlobalId(0);
            int row = getGlobalId(1);
            if (row > 0 && row < side - 1 && column > 0 && column < side - 1) {
                int at = row * side + column;
                if (getPassId() % 2 == 0) {
                    next[at] = 0.25f * (tile[at - side] + tile[at - 1] + tile[at + 1] + tile[at + side]);
                } else {
                    tile[at] = 0.25f * (next[at - side] + next[at - 1] + next[at + 1] + next[at + side]);
                }
            }
        }
    }
}
