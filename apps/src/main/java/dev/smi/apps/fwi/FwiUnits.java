package dev.smi.apps.fwi;

import dev.smi.apps.fwi.model.DeviceKernels;
import dev.smi.apps.fwi.model.Kappa;
import dev.smi.apps.fwi.model.Kernels;
import dev.smi.apps.fwi.model.VectorKernels;
import dev.smi.data.ComputeUnit;
import dev.smi.data.UnitContext;
import dev.smi.data.UnitFactory;
import java.nio.file.Path;

/**
 * Makes units that reconstruct grids. A unit computes kappa when it is opened, from parameters of some hundred bytes,
 * and keeps it as long as its cluster lives. The alternative, kappa as resident data, would send it to every worker
 * from the one process that has it, 6.4 MB at 8000x100, in one device's order; computing takes some 40 ms in a JVM that
 * has just started, on all workers at once. It has the same bits everywhere, as it uses nothing that machines do
 * differently.
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
                : DeviceKernels.open(context.device(), Path.of(parameters.program()), kappa);
        return new FwiUnit(parameters, kernels);
    }
}
