package dev.smi.opencl;

import dev.smi.device.DeviceContext;
import dev.smi.device.DeviceException;
import dev.smi.device.ProgramImage;
import dev.smi.model.Operation;
import dev.smi.model.Program;
import dev.smi.model.Rank;
import dev.smi.route.table.RoutingTables;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A kernel of the transport layer, and what it is started with.
 *
 * @param table its routing table, the first argument; empty for support kernels, which have none
 * @param number the last argument: the rank for a CK_R, else the number of ranks; one byte, in which 0 ranks are 256
 */
record TransportKernel(String name, Optional<byte[]> table, byte number) {

    /** What the names of all of them begin with. */
    static final String PREFIX = "smi_kernel_";

    /**
     * The kernels that a rank has to start, in the order of the generated host header.
     *
     * @throws DeviceException if program, tables and job do not fit each other
     */
    static List<TransportKernel> of(ProgramImage image, DeviceContext context) {
        requireFit(image, context);
        Rank rank = new Rank(context.rank());
        RoutingTables tables = image.tables();
        byte size = (byte) context.size();
        List<TransportKernel> kernels = new ArrayList<>();
        for (int cable = 0; cable < tables.cables(); cable++) {
            kernels.add(new TransportKernel(PREFIX + "cks_" + cable, Optional.of(tables.sendTable(rank, cable)), size));
        }
        for (int cable = 0; cable < tables.cables(); cable++) {
            kernels.add(new TransportKernel(
                    PREFIX + "ckr_" + cable, Optional.of(tables.receiveTable(rank, cable)), (byte) context.rank()));
        }
        for (Operation operation : image.description().operations()) {
            collective(operation)
                    .map(name -> new TransportKernel(
                            PREFIX + name + "_" + operation.port().value(), Optional.empty(), size))
                    .ifPresent(kernels::add);
        }
        return kernels;
    }

    private static Optional<String> collective(Operation operation) {
        return switch (operation) {
            case Operation.Push _, Operation.Pop _ -> Optional.empty();
            case Operation.Broadcast _ -> Optional.of("bcast");
            case Operation.Reduce _ -> Optional.of("reduce");
            case Operation.Scatter _ -> Optional.of("scatter");
            case Operation.Gather _ -> Optional.of("gather");
        };
    }

    private static void requireFit(ProgramImage image, DeviceContext context) {
        Program program = image.description();
        RoutingTables tables = image.tables();
        String who = "rank " + context.rank() + ", program " + image.name() + ": ";
        if (context.size() > program.maxRanks()) {
            throw new DeviceException(who + "made for " + program.maxRanks() + " ranks, but the job has "
                    + context.size() + "; generate it with smi-codegen --max-ranks " + context.size());
        }
        if (tables.ranks() != context.size()) {
            throw new DeviceException(who + "the routing tables are for " + tables.ranks() + " ranks, but the job has "
                    + context.size() + "; make them for its topology with route-gen routes");
        }
        if (tables.cables() > 0 && tables.ports(context.rank()) != program.ports()) {
            throw new DeviceException(who + "the routing tables are for " + tables.ports(context.rank())
                    + " ports, but the program has " + program.ports()
                    + "; make them for this program with route-gen routes --programs");
        }
    }
}
