package dev.smi.apps.fwi.inversion;

import dev.smi.apps.fwi.model.Kernels;

/** Kernels, and how long they take. For one thread. */
final class KernelTimer {

    private final Kernels kernels;
    private long dotNanos;
    private long updateNanos;

    KernelTimer(Kernels kernels) {
        this.kernels = kernels;
    }

    void reset() {
        dotNanos = 0;
        updateNanos = 0;
    }

    void dotprod(double[] chi, double[] pressure) {
        long start = System.nanoTime();
        kernels.dotprod(chi, pressure);
        dotNanos += System.nanoTime() - start;
    }

    void update(double[] residual, double[] gradient) {
        long start = System.nanoTime();
        kernels.update(residual, gradient);
        updateNanos += System.nanoTime() - start;
    }

    long dotNanos() {
        return dotNanos;
    }

    long updateNanos() {
        return updateNanos;
    }
}
