package dev.smi.apps.fwi;

import dev.smi.apps.fwi.inversion.Inversion;
import dev.smi.apps.fwi.inversion.Reconstruction;
import dev.smi.apps.fwi.model.Kernels;
import dev.smi.data.Chunk;
import dev.smi.data.ComputeUnit;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SegmentAllocator;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/** Measures a grid by the model, and reconstructs it from what was measured; grid after grid. */
final class FwiUnit implements ComputeUnit {

    /** A number of a grid, as it is sent. */
    static final ValueLayout.OfDouble NUMBER = ValueLayout.JAVA_DOUBLE_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

    private final Kernels kernels;
    private final Inversion inversion;
    private final double[] chi;
    private final double[] pressure;

    FwiUnit(UnitParameters parameters, Kernels kernels) {
        this.kernels = kernels;
        this.inversion = new Inversion(kernels, parameters.survey().grid(), parameters.limits());
        this.chi = new double[kernels.cells()];
        this.pressure = new double[kernels.pressures()];
    }

    @Override
    public MemorySegment run(Chunk chunk, SegmentAllocator results) throws InterruptedException {
        if (chunk.count() % chi.length != 0) {
            throw new IllegalArgumentException(chunk.count() + " cells are no whole grids of " + chi.length + " cells");
        }
        List<Reconstruction> grids = new ArrayList<>();
        for (long first = 0; first < chunk.count(); first += chi.length) {
            MemorySegment.copy(chunk.data(), NUMBER, first * Double.BYTES, chi, 0, chi.length);
            kernels.dotprod(chi, pressure);
            grids.add(inversion.run(pressure));
        }
        return Results.write(grids, results);
    }

    @Override
    public void close() {
        kernels.close();
    }
}
