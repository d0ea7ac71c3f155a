package dev.smi.apps.fwi.model;

import java.util.Arrays;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.Vector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorShape;
import jdk.incubator.vector.VectorSpecies;

/**
 * The kernels in Java, on the processor's vectors. Every row, and every eighth row's share of a gradient, is added up
 * in the same order however wide the vectors are, and products are added without rounding them first: so the results
 * are the same bits on every processor, and those of the OpenCL kernels.
 */
public final class VectorKernels implements Kernels {

    private static final VectorSpecies<Double> DOUBLES = DoubleVector.SPECIES_PREFERRED.length() > Kappa.ROWS
            ? DoubleVector.SPECIES_512
            : DoubleVector.SPECIES_PREFERRED;

    /** As many floats as there are doubles in a vector. */
    private static final VectorSpecies<Float> FLOATS =
            VectorSpecies.of(float.class, VectorShape.forBitSize(DOUBLES.vectorBitSize() / 2));

    private static final int LANES = DOUBLES.length();

    /** Calls after which the JVM compiles a method for good, and some more, in blocks of a matrix. */
    private static final int WARMING_BLOCKS = 1000;

    private static final int WARMING_ROUNDS = 8;

    private static boolean isWarm;

    private final Kappa kappa;
    private final double[] shares;

    /** Kernels beside a matrix. */
    public VectorKernels(Kappa kappa) {
        this(kappa, true);
    }

    private VectorKernels(Kappa kappa, boolean warms) {
        if (warms) {
            warmUp();
        }
        this.kappa = kappa;
        this.shares = new double[kappa.cells() * Kappa.ROWS];
    }

    /**
     * Has the JVM compile the kernels, on a matrix of one column: until then vectors are objects, and a first grid
     * takes as long as a hundred. One thread does it and the others wait, as they would only take turns with the
     * compiler.
     */
    private static synchronized void warmUp() {
        if (isWarm) {
            return;
        }
        int rows = WARMING_BLOCKS * Kappa.ROWS;
        VectorKernels kernels = new VectorKernels(new Kappa(rows, 1, new float[WARMING_BLOCKS * Kappa.WORD]), false);
        double[] contrast = new double[1];
        double[] pressure = new double[kernels.pressures()];
        for (int round = 0; round < WARMING_ROUNDS; round++) {
            kernels.dotprod(contrast, pressure);
            kernels.update(pressure, contrast);
        }
        isWarm = true;
    }

    @Override
    public int cells() {
        return kappa.cells();
    }

    @Override
    public int pressures() {
        return kappa.pressures();
    }

    @Override
    public void dotprod(double[] chi, double[] pressure) {
        for (int block = 0; block < kappa.blocks(); block++) {
            for (int lane = 0; lane < Kappa.ROWS; lane += LANES) {
                dotprod(block, lane, chi, pressure);
            }
        }
    }

    private void dotprod(int block, int lane, double[] chi, double[] pressure) {
        float[] values = kappa.values();
        int cells = kappa.cells();
        DoubleVector real = DoubleVector.zero(DOUBLES);
        DoubleVector imaginary = DoubleVector.zero(DOUBLES);
        int at = block * cells * Kappa.WORD + lane;
        for (int cell = 0; cell < cells; cell++, at += Kappa.WORD) {
            DoubleVector contrast = DoubleVector.broadcast(DOUBLES, chi[cell]);
            real = load(values, at).fma(contrast, real);
            imaginary = load(values, at + Kappa.ROWS).fma(contrast, imaginary);
        }
        real.intoArray(pressure, block * Kappa.WORD + lane);
        imaginary.intoArray(pressure, block * Kappa.WORD + Kappa.ROWS + lane);
    }

    @Override
    public void update(double[] residual, double[] gradient) {
        Arrays.fill(shares, 0);
        for (int block = 0; block < kappa.blocks(); block++) {
            for (int lane = 0; lane < Kappa.ROWS; lane += LANES) {
                update(block, lane, residual);
            }
        }
        for (int cell = 0; cell < kappa.cells(); cell++) {
            gradient[cell] = sum(shares, cell * Kappa.ROWS);
        }
    }

    private void update(int block, int lane, double[] residual) {
        float[] values = kappa.values();
        int cells = kappa.cells();
        DoubleVector real = DoubleVector.fromArray(DOUBLES, residual, block * Kappa.WORD + lane);
        DoubleVector imaginary = DoubleVector.fromArray(DOUBLES, residual, block * Kappa.WORD + Kappa.ROWS + lane);
        int at = block * cells * Kappa.WORD + lane;
        int share = lane;
        for (int cell = 0; cell < cells; cell++, at += Kappa.WORD, share += Kappa.ROWS) {
            DoubleVector sum = DoubleVector.fromArray(DOUBLES, shares, share);
            sum = load(values, at).fma(real, sum);
            sum = load(values, at + Kappa.ROWS).fma(imaginary, sum);
            sum.intoArray(shares, share);
        }
    }

    private static DoubleVector load(float[] values, int at) {
        Vector<Double> converted =
                FloatVector.fromArray(FLOATS, values, at).convertShape(VectorOperators.F2D, DOUBLES, 0);
        return (DoubleVector) converted;
    }

    /** In this order, which OpenCL's kernel has too. */
    private static double sum(double[] values, int at) {
        double sum = values[at];
        for (int i = 1; i < Kappa.ROWS; i++) {
            sum += values[at + i];
        }
        return sum;
    }
}
