package dev.smi.opencl;

import dev.smi.device.DeviceContext;
import dev.smi.device.DeviceDriver;
import dev.smi.model.DataType;
import dev.smi.model.Operation;
import dev.smi.model.Port;
import dev.smi.model.ReduceOperator;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A program with kernels of the names and parameters of a generated transport layer, which print what they were started
 * with instead of passing packets: {@code label kernel index value} for each byte of the table, with index -1 for the
 * last argument.
 */
final class StandIn {

    static final int CABLES = 2;
    static final int PORTS = 6;

    static final List<Operation> OPERATIONS = List.of(
            new Operation.Push(new Port(0), DataType.INT, 16),
            new Operation.Pop(new Port(1), DataType.INT, 16),
            new Operation.Broadcast(new Port(2), DataType.FLOAT, 16),
            new Operation.Reduce(new Port(3), DataType.FLOAT, 16, ReduceOperator.ADD),
            new Operation.Scatter(new Port(4), DataType.CHAR, 16),
            new Operation.Gather(new Port(5), DataType.SHORT, 16));

    static final List<String> SUPPORT =
            List.of("smi_kernel_bcast_2", "smi_kernel_reduce_3", "smi_kernel_scatter_4", "smi_kernel_gather_5");

    private static final String COMMUNICATION = """
            __attribute__((max_global_work_dim(0)))
            __kernel void NAME(__global volatile char *restrict rt, const char number)
            {
                for (int i = 0; i < BYTES; i++) {
                    printf("LABEL NAME %d %d\\n", i, rt[i]);
                }
                printf("LABEL NAME %d %d\\n", -1, number);
            }
            """;

    private static final String COLLECTIVE = """
            __attribute__((max_global_work_dim(0)))
            __kernel void NAME(const char num_ranks)
            {
                printf("LABEL NAME %d %d\\n", -1, num_ranks);
            }
            """;

    private StandIn() {}

    /** The program for a number of ranks, with a kernel {@code user}; every line it prints begins with the label. */
    static String source(String label, int ranks, int ports, List<String> support) {
        StringBuilder source = new StringBuilder("__kernel void user(void) {}\n");
        for (int cable = 0; cable < CABLES; cable++) {
            source.append(communication("smi_kernel_cks_" + cable, ranks));
            source.append(communication("smi_kernel_ckr_" + cable, 2 * ports));
        }
        support.forEach(name -> source.append(COLLECTIVE.replace("NAME", name)));
        return source.toString().replace("LABEL", label);
    }

    private static String communication(String name, int bytes) {
        return COMMUNICATION.replace("NAME", name).replace("BYTES", Integer.toString(bytes));
    }

    /**
     * Loads the program for each argument {@code rank/ranks}, of which it is the label, and stays until standard input
     * ends. An argument that ends in {@code -} is a program without operations.
     */
    public static void main(String[] arguments) throws IOException {
        Path directory = Path.of(arguments[0]);
        List<DeviceDriver> devices = new ArrayList<>();
        for (int i = 1; i < arguments.length; i++) {
            boolean isPlain = arguments[i].endsWith("-");
            String[] numbers = arguments[i].replace("-", "").split("/", 2);
            int rank = Integer.parseInt(numbers[0]);
            int ranks = Integer.parseInt(numbers[1]);
            int ports = isPlain ? 0 : PORTS;
            Path file = directory.resolve("stand-in-" + i + ".cl");
            Programs.write(file, source(arguments[i], ranks, ports, isPlain ? List.of() : SUPPORT));
            DeviceDriver device = Devices.open(new DeviceContext(rank, ranks, 0), Map.of("source", file.toString()));
            devices.add(device);
            device.load(Programs.image(
                    directory, isPlain ? List.of() : OPERATIONS, ranks, Programs.tables(ranks, CABLES, ports)));
        }
        while (System.in.read() >= 0) {
            // until the test has seen enough
        }
        devices.forEach(DeviceDriver::close);
    }
}
