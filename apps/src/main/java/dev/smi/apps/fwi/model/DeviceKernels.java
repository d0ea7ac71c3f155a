package dev.smi.apps.fwi.model;

import dev.smi.Buffer;
import dev.smi.Device;
import dev.smi.Kernel;
import dev.smi.Program;
import dev.smi.model.DataType;
import java.nio.file.Path;
import java.time.Duration;

/**
 * The kernels of {@code apps/fwi/fwi.cl} on a device. Kappa is copied there once, and only vectors go there and back
 * after that. The same bits as {@link VectorKernels}, on a device whose doubles are IEEE's.
 */
public final class DeviceKernels implements Kernels {

    private static final Duration DEADLINE = Duration.ofMinutes(2);

    private final int cells;
    private final int pressures;
    private final Buffer kappa;
    private final Buffer chi;
    private final Buffer pressure;
    private final Buffer shares;
    private final Kernel dotprod;
    private final Kernel update;

    private DeviceKernels(Device device, Program program, Kappa matrix) {
        this.cells = matrix.cells();
        this.pressures = matrix.pressures();
        this.kappa = device.allocate(DataType.FLOAT, matrix.values().length, "kappa");
        this.chi = device.allocate(DataType.DOUBLE, cells, "chi");
        this.pressure = device.allocate(DataType.DOUBLE, pressures, "pressure");
        this.shares = device.allocate(DataType.DOUBLE, (long) cells * Kappa.ROWS, "shares");
        kappa.write(matrix.values());
        this.dotprod = program.kernel("dotprod").args(kappa, chi, pressure, matrix.blocks(), cells);
        this.update = program.kernel("update").args(kappa, pressure, shares, chi, matrix.blocks(), cells);
    }

    /**
     * Loads the program and copies the matrix.
     *
     * @param program smi-codegen's output for fwi.cl
     */
    public static DeviceKernels open(Device device, Path program, Kappa kappa) {
        return new DeviceKernels(device, device.load(program), kappa);
    }

    @Override
    public int cells() {
        return cells;
    }

    @Override
    public int pressures() {
        return pressures;
    }

    @Override
    public void dotprod(double[] contrast, double[] result) {
        chi.write(contrast);
        dotprod.start().join(DEADLINE);
        pressure.read(result);
    }

    @Override
    public void update(double[] residual, double[] gradient) {
        pressure.write(residual);
        update.start().join(DEADLINE);
        chi.read(gradient);
    }

    @Override
    public void close() {
        kappa.close();
        chi.close();
        pressure.close();
        shares.close();
    }
}
