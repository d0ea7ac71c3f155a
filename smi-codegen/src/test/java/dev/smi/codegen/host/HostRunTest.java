package dev.smi.codegen.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.smi.model.io.TextFiles;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs the generated host side against an OpenCL that records what it is told. Needs a C compiler on the machine. */
class HostRunTest {

    private static final int RANKS = 3;

    /** Bytes of a table of CK_R: ports 0 to 4, for data and credits. */
    private static final int RECEIVE_TABLE = 10;

    /**
     * Calls of OpenCL that can fail: 6 and 2 for each of the 4 kernels with a table, 3 and 2 for each of the others.
     */
    private static final int CALLS = 4 * 8 + 4 * 5;

    @TempDir
    static Path programs;

    @TempDir
    Path routes;

    @BeforeAll
    static void build() {
        Optional<Path> compiler = HostCompiler.machineCompiler("cc");
        assumeTrue(compiler.isPresent(), "no C compiler (cc) on the PATH: the host side is compiled, but not run");
        TextFiles.write(programs.resolve("smi_generated_host.h"), HostHeaderTest.header());
        for (String program : List.of("all_1_0", "none")) {
            HostCompiler.Result result = HostCompiler.build(
                    compiler.get(),
                    List.of(
                            "-std=c99",
                            "-DPROGRAM=" + program,
                            "-I" + programs,
                            HostCompiler.OPENCL.resolve("start.c").toString(),
                            HostCompiler.OPENCL.resolve("fake_opencl.c").toString(),
                            "-o",
                            programs.resolve(program).toString()));
            assertThat(result.output()).isEmpty();
            assertThat(result.status()).isZero();
        }
    }

    @BeforeEach
    void makeRoutes() {
        for (int cable = 0; cable < 2; cable++) {
            table("cks-rank1-channel" + cable, RANKS, 10 * cable);
            table("ckr-rank1-channel" + cable, RECEIVE_TABLE, 100 + 10 * cable);
        }
    }

    private void table(String name, int size, int first) {
        byte[] bytes = new byte[size];
        for (int i = 0; i < size; i++) {
            bytes[i] = (byte) (first + i);
        }
        TextFiles.writeBytes(routes.resolve(name), bytes);
    }

    private HostCompiler.Result start(String program, Path from, Object... arguments) {
        List<String> command = new ArrayList<>(List.of(programs.resolve(program).toString(), from.toString()));
        for (Object argument : arguments) {
            command.add(argument.toString());
        }
        return HostCompiler.run(command);
    }

    @Test
    void shouldStartEveryKernelWithItsTableAndRank() {
        HostCompiler.Result result = start("all_1_0", routes, 1, RANKS);

        assertThat(result.output()).isEqualTo("""
                smi_kernel_cks_0 [0 1 2] 3
                smi_kernel_cks_1 [10 11 12] 3
                smi_kernel_ckr_0 [100 101 102 103 104 105 106 107 108 109] 1
                smi_kernel_ckr_1 [110 111 112 113 114 115 116 117 118 119] 1
                smi_kernel_bcast_1 3
                smi_kernel_reduce_2 3
                smi_kernel_scatter_3 3
                smi_kernel_gather_4 3
                status 0, no message, comm 1 of 3, 20 alive
                52 calls, 0 alive
                """);
        assertThat(result.status()).isZero();
    }

    @Test
    void shouldPassRanksAsUnsignedBytes() {
        table("cks-rank200-channel0", 256, 0);
        table("cks-rank200-channel1", 256, 0);
        table("ckr-rank200-channel0", RECEIVE_TABLE, 0);
        table("ckr-rank200-channel1", RECEIVE_TABLE, 0);

        assertThat(start("all_1_0", routes, 200, 256).output())
                .contains("smi_kernel_ckr_1 [0 1 2 3 4 5 6 7 8 9] 200\n")
                .contains("smi_kernel_bcast_1 0\n")
                .contains("comm 200 of 256");
    }

    @Test
    void shouldGiveAProgramWithoutPortsAnEmptyTable() {
        table("cks-rank0-channel0", 1, 1);
        table("ckr-rank0-channel0", 0, 0);

        assertThat(start("none", routes, 0, 1).output())
                .startsWith("smi_kernel_cks_0 [1] 1\nsmi_kernel_ckr_0 [0] 0\nstatus 0,");
    }

    @Test
    void shouldReportAMissingTable() throws Exception {
        Path missing = routes.resolve("ckr-rank1-channel1");
        Files.delete(missing);

        shouldFail(
                start("all_1_0", routes, 1, RANKS),
                "status 2, " + missing + ": cannot read the routing table; make the tables with route-gen routes");
    }

    @Test
    void shouldReportATableOfTheWrongSize() {
        table("cks-rank1-channel1", RANKS - 1, 0);
        shouldFail(start("all_1_0", routes, 1, RANKS), "cks-rank1-channel1: the routing table has less than 3 bytes");

        table("cks-rank1-channel1", RANKS + 1, 0);
        shouldFail(start("all_1_0", routes, 1, RANKS), "cks-rank1-channel1: the routing table has more than 3 bytes");
    }

    @Test
    void shouldReportADirectoryInPlaceOfATable() throws Exception {
        Files.delete(routes.resolve("cks-rank1-channel0"));
        Files.createDirectory(routes.resolve("cks-rank1-channel0"));

        shouldFail(start("all_1_0", routes, 1, RANKS), "cks-rank1-channel0: cannot read the routing table");
    }

    @Test
    void shouldReportARankThatIsNone() {
        shouldFail(start("all_1_0", routes, 3, RANKS), "status 1, all-1.0: rank 3 is not within 0..2");
        shouldFail(start("all_1_0", routes, -1, RANKS), "status 1, all-1.0: rank -1 is not within 0..2");
        shouldFail(start("all_1_0", routes, 0, 257), "status 1, all-1.0: 257 ranks are not within 1..256");
        shouldFail(start("none", routes, 0, 0), "status 1, none: 0 ranks are not within 1..4");
    }

    @Test
    void shouldReportANameThatIsTooLong() {
        shouldFail(start("all_1_0", Path.of("x".repeat(5000)), 1, RANKS), "directory of routing tables is too long");
    }

    @Test
    void shouldReportWhicheverCallFailsAndLeaveNothingBehind() {
        for (int call = 0; call < CALLS; call++) {
            HostCompiler.Result result = start("all_1_0", routes, 1, RANKS, call);
            shouldFail(result, "failed with OpenCL error -36");
            assertThat(result.output())
                    .as("call %d", call)
                    .containsPattern("status -36, smi_kernel_[a-z]+_\\d: cl[A-Za-z]+")
                    .contains((call + 1) + " calls");
        }
        assertThat(start("all_1_0", routes, 1, RANKS, CALLS).status()).isZero();
    }

    private static void shouldFail(HostCompiler.Result result, String message) {
        assertThat(result.output())
                .contains(message)
                .contains("comm 0 of 0, 0 alive\n")
                .endsWith(" calls, 0 alive\n");
        assertThat(result.status()).isEqualTo(1);
    }
}
