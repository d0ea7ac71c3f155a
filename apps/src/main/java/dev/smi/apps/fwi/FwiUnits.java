package dev.smi.apps.fwi;

import dev.smi.apps.fwi.model.Kappa;
import dev.smi.apps.fwi.model.Kernels;
import dev.smi.apps.fwi.model.OpenClKernels;
import dev.smi.apps.fwi.model.VectorKernels;
import dev.smi.data.ComputeUnit;
import dev.smi.data.UnitContext;
import dev.smi.data.UnitFactory;
import java.nio.file.Path;

/**
 * Makes units that reconstruct grids. A unit computes kappa when it is opened, from parameters of a few hundred bytes:
 * that takes about as long as copying the matrix from the next process does, and a tenth of what a network takes, and
 * nothing of its size is ever sent. It has the same bits on every worker ({@code Bessel}).
 */
public final class FwiUnits implements UnitFactory {

    /** Made by workers. */
    public FwiUnits() {}

    @Override
    public ComputeUnit open(UnitContext context) {
        UnitParameters parameters = UnitParameters.decode(context.parameters());
        Kappa kappa = Kappa.of(parameters.survey());
        Kernels kernels = parameters.program().isEmpty()
                ? new VectorKernels(kappa)
                : OpenClKernels.open(context.device(), Path.of(parameters.program()), kappa);
        return new FwiUnit(parameters, kernels);
    }
}
