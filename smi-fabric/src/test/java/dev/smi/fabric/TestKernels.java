package dev.smi.fabric;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;

/** Kernels on the fabric's thread, each a function that does what it can, called in turn until all are done. */
final class TestKernels {

    /** A kernel. */
    interface Kernel {
        /** Goes on as far as possible; gives whether it is done. */
        boolean goOn();
    }

    private final FastFabric fabric;
    private final List<Kernel> kernels = new ArrayList<>();

    TestKernels(FastFabric fabric) {
        this.fabric = fabric;
    }

    TestKernels add(Kernel kernel) {
        kernels.add(kernel);
        return this;
    }

    /** Runs until all are done; fails as soon as nothing moves any more, in the fabric or in the kernels' FIFOs. */
    void run() {
        int idleRounds = 0;
        while (!kernels.isEmpty()) {
            int before = kernels.size();
            kernels.removeIf(Kernel::goOn);
            boolean hasMoved = fabric.run(Long.MAX_VALUE) || kernels.size() < before;
            idleRounds = hasMoved ? 0 : idleRounds + 1;
            assertThat(idleRounds)
                    .as(() -> kernels.size() + " kernels wait for ever; occupied: " + fabric.occupied())
                    .isLessThan(3);
        }
    }
}
