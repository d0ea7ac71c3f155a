package dev.smi.opencl;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.smi.device.DeviceContext;
import dev.smi.device.DeviceDriver;
import dev.smi.device.DeviceException;
import dev.smi.route.table.RoutingTables;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What does not fit together is told before a transport layer starts. */
@ExtendWith(NeedsOpenCl.class)
class TransportFitTest {

    @TempDir
    private Path directory;

    @Test
    void shouldNotStartATransportLayerForUsers() {
        try (DeviceDriver device = open(0, 2, standIn())) {
            device.load(Programs.image(
                    directory, StandIn.OPERATIONS, 2, Programs.tables(2, StandIn.CABLES, StandIn.PORTS)));

            assertThatThrownBy(() -> device.start("smi_kernel_cks_0", List.of()))
                    .isInstanceOf(DeviceException.class)
                    .hasMessage("program app has no kernel smi_kernel_cks_0; it has user");
        }
    }

    @Test
    void shouldRejectTablesForAnotherNumberOfRanks() {
        assertRejected(
                standIn(),
                Programs.tables(3, StandIn.CABLES, StandIn.PORTS),
                "rank 0, program app: the routing tables are for 3 ranks, but the job has 2;"
                        + " make them for its topology with route-gen routes");
    }

    @Test
    void shouldRejectTablesForAnotherProgram() {
        assertRejected(
                standIn(),
                Programs.tables(2, StandIn.CABLES, StandIn.PORTS - 1),
                "rank 0, program app: the routing tables are for 5 ports, but the program has 6;"
                        + " make them for this program with route-gen routes --programs");
    }

    @Test
    void shouldRejectMoreRanksThanTheProgramHasRoomFor() {
        assertThatThrownBy(() -> {
                    try (DeviceDriver device = open(0, 257, standIn())) {
                        device.load(Programs.image(
                                directory,
                                StandIn.OPERATIONS,
                                257,
                                Programs.tables(257, StandIn.CABLES, StandIn.PORTS)));
                    }
                })
                .isInstanceOf(DeviceException.class)
                .hasMessage("rank 0, program app: made for 256 ranks, but the job has 257;"
                        + " generate it with smi-codegen --max-ranks 257");
    }

    @Test
    void shouldRejectABinaryWithFewerCables() {
        assertRejected(
                standIn(),
                Programs.tables(2, StandIn.CABLES + 1, StandIn.PORTS),
                "the program's transport layer is another one than its description and the routing tables are for: it"
                        + " lacks smi_kernel_ckr_2, smi_kernel_cks_2, and has besides nothing; compile smi-codegen's"
                        + " latest output, with as many --cables as the topology has");
    }

    @Test
    void shouldRejectABinaryWithMoreCables() {
        assertRejected(
                standIn(),
                Programs.tables(2, StandIn.CABLES - 1, StandIn.PORTS),
                "the program's transport layer is another one than its description and the routing tables are for: it"
                        + " lacks nothing, and has besides smi_kernel_ckr_1, smi_kernel_cks_1; compile smi-codegen's"
                        + " latest output, with as many --cables as the topology has");
    }

    @Test
    void shouldRejectKernelsWithOtherParameters() {
        assertRejected(
                standIn() + "__kernel void smi_kernel_cks_2(char ranks) {}\n"
                        + "__kernel void smi_kernel_ckr_2(__global char *rt, char rank) {}\n",
                Programs.tables(2, StandIn.CABLES + 1, StandIn.PORTS),
                "kernel smi_kernel_cks_2 takes 1 arguments, not 2; compile smi-codegen's latest output");
    }

    private static String standIn() {
        return StandIn.source("-", 2, StandIn.PORTS, StandIn.SUPPORT);
    }

    private void assertRejected(String source, RoutingTables tables, String message) {
        try (DeviceDriver device = open(0, 2, source)) {
            assertThatThrownBy(() -> device.load(Programs.image(directory, StandIn.OPERATIONS, 2, tables)))
                    .isInstanceOf(DeviceException.class)
                    .hasMessage(message);
        }
    }

    private DeviceDriver open(int rank, int ranks, String source) {
        Path file = directory.resolve("stand-in.cl");
        Programs.write(file, source);
        return Devices.open(new DeviceContext(rank, ranks, 0), Map.of("source", file.toString()));
    }
}
