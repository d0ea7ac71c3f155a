package dev.smi.route.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.smi.cli.testing.CapturedOutput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tables from anywhere: one byte of good ones is changed, and check has to say where and why. */
class RouteGenCheckTest {

    @TempDir
    Path directory;

    @RegisterExtension
    final CapturedOutput output = new CapturedOutput();

    private Path topology;
    private Path tables;
    private Path programs;

    @BeforeEach
    void makeTables() throws IOException {
        topology = directory.resolve("bus.json");
        tables = directory.resolve("tables");
        programs = Files.createDirectories(directory.resolve("programs"));
        Files.writeString(programs.resolve("app.json"), """
                {"operations": [{"type": "pop", "port": 0, "data_type": "int"},
                                {"type": "push", "port": 1, "data_type": "int"}]}""");
        assertThat(RouteGen.run("make", "bus", "--size", "3", "--program", "app", "-o", topology.toString()))
                .isZero();
        assertThat(RouteGen.run(
                        "routes", topology.toString(), "--programs", programs.toString(), "-o", tables.toString()))
                .isZero();
    }

    private int check(String... more) {
        String[] arguments = new String[4 + more.length];
        arguments[0] = "check";
        arguments[1] = topology.toString();
        arguments[2] = "--tables";
        arguments[3] = tables.toString();
        System.arraycopy(more, 0, arguments, 4, more.length);
        return RouteGen.run(arguments);
    }

    private void change(String table, int index, int value) throws IOException {
        byte[] bytes = Files.readAllBytes(tables.resolve(table));
        bytes[index] = (byte) value;
        Files.write(tables.resolve(table), bytes);
    }

    @Test
    void shouldProveGoodTables() {
        assertThat(check("--programs", programs.toString(), "--report")).isZero();
        assertThat(output.out())
                .contains("3 FPGAs, 2 cables (bus of 3), tables of " + tables + ": 1.33 hops on average, 2 at most")
                .contains("proven free of deadlock")
                .contains("heaviest: n0:acl0:ch0 -> n1:acl0:ch1");
    }

    /** The bus: rank 0 channel 0 - rank 1 channel 1, rank 1 channel 0 - rank 2 channel 1. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "cks-rank1-channel0|1|0|rank 1, channel 0, destination 1: has code 0 for the rank itself",
                "cks-rank1-channel0|2|1|rank 1, channel 0, destination 2: has code 1 and delivers a packet for another",
                "cks-rank0-channel2|2|0|rank 0, channel 2, destination 2: sends a packet out of a network port without",
                "cks-rank0-channel0|2|255|rank 0, channel 0, destination 2: has no route although cables lead there",
                "cks-rank0-channel0|2|9|rank 0, channel 0, destination 2: has code 9, which stands for nothing; with 4",
                "cks-rank1-channel1|2|0|rank 1, channel 1, destination 2: sends a packet back out of the cable it came by",
                "cks-rank1-channel3|2|3|rank 1, channel 1, destination 2: sends a packet to another CK_S that came from",
            })
    void shouldRefuteSendTables(String table, int index, int value, String fault) throws IOException {
        change(table, index, value);

        assertThat(check()).isEqualTo(1);
        assertThat(output.err())
                .startsWith(tables + ": error: the tables break the rules:\n  tables of rank ")
                .contains(fault);
    }

    /** Dealing: pop_0_ckr_data goes to CK_R 0 and push_1_ckr_control to CK_R 1. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ckr-rank2-channel0|0|0|rank 2, channel 0, destination 2: does not bring data packets for port 0 to their",
                "ckr-rank2-channel3|0|2|rank 2, channel 1, destination 2: sends a packet for port 0 on to a CK_R that came",
                "ckr-rank2-channel3|0|0|rank 2, channel 3, destination 2: does not bring data packets for port 0 to their",
                "ckr-rank2-channel3|1|4|rank 2, channel 3, destination 2: delivers control packets for port 0, which",
            })
    void shouldRefuteReceiveTablesWhereProgramsAreKnown(String table, int index, int value, String fault)
            throws IOException {
        change(table, index, value);

        assertThat(check("--programs", programs.toString())).isEqualTo(1);
        assertThat(output.err()).contains(fault);
    }

    @Test
    void shouldRefuteReceiveTablesThatPassOnTwice() throws IOException {
        change("ckr-rank2-channel0", 0, 1);

        assertThat(check()).isEqualTo(1);
        assertThat(output.err()).contains("sends a packet for port 0 on to a CK_R that came from a CK_R already");
    }

    @Test
    void shouldReportReceiveTablesOfOtherPrograms() throws IOException {
        for (int cable = 0; cable < 4; cable++) {
            Files.write(tables.resolve("ckr-rank0-channel" + cable), new byte[2]);
        }
        assertThat(check("--programs", programs.toString())).isEqualTo(1);
        assertThat(output.err()).contains("has a CK_R table of 2 bytes; the program has 2 ports");
    }

    @Test
    void shouldReportFilesThatAreMissingOrOfTheWrongSize() throws IOException {
        Files.delete(tables.resolve("cks-rank2-channel1"));
        Files.delete(tables.resolve("ckr-rank1-channel2"));
        Files.write(tables.resolve("cks-rank1-channel0"), new byte[4]);
        Files.write(tables.resolve("ckr-rank2-channel3"), new byte[3]);

        assertThat(check()).isEqualTo(1);
        assertThat(output.err())
                .contains(tables.resolve("cks-rank2-channel1") + ": error: there is no such table")
                .contains("ckr-rank1-channel2: error: there is no such table, but rank 1 has some")
                .contains("cks-rank1-channel0: error: the table has 4 bytes; it needs one for each of the 3 ranks")
                .contains("ckr-rank2-channel3: error: the table has 3 bytes; it needs two for each port");
    }

    @Test
    void shouldReportAnEmptyDirectory() {
        tables = directory.resolve("nowhere");
        assertThat(check()).isEqualTo(1);
        assertThat(output.err())
                .contains("cks-rank0-channel0: error: there is no such table")
                .doesNotContain("\tat ");
    }

    @Test
    void shouldRefuteCyclicTablesLinkByLink() {
        topology = directory.resolve("ring.json");
        RouteGen.run("make", "ring", "--size", "5", "-o", topology.toString());
        RouteGen.run(
                "routes", topology.toString(), "--algorithm", "shortest", "--allow-cycles", "-o", tables.toString());

        assertThat(check()).isEqualTo(1);
        assertThat(output.err())
                .contains("can deadlock: packets on these 5 cables can wait for each other in a circle")
                .containsPattern(
                        "n\\d:acl0:ch\\d -> n\\d:acl0:ch\\d {2}and on to the next by the route from rank \\d to");
        assertThat(check("--json")).isEqualTo(1);
        assertThat(output.out()).contains("\"proven\": false");
    }

    /** All ranks of a ring send packets for rank 0 on the same way, rank 0's neighbour too. */
    @Test
    void shouldReportPacketsThatNeverArrive() throws IOException {
        topology = directory.resolve("torus.json");
        RouteGen.run("make", "mesh", "--size", "3x3", "-o", topology.toString());
        RouteGen.run("routes", topology.toString(), "-o", tables.toString());
        // ranks 4, 5, 8, 7 in a circle: right, down, left, up, whatever packets for rank 0 come from
        send(4, 2);
        send(5, 0);
        send(8, 3);
        send(7, 1);

        assertThat(check()).isEqualTo(1);
        assertThat(output.err())
                .contains("destination 0: sends packets round and round, and they never arrive: by ranks ");
    }

    private void send(int rank, int channel) throws IOException {
        for (int kernel = 0; kernel < 4; kernel++) {
            int code = kernel == channel ? 0 : 2 + (channel < kernel ? channel : channel - 1);
            change("cks-rank" + rank + "-channel" + kernel, 0, code);
        }
    }

    @Test
    void shouldSayWhichRanksAreApart() {
        assertThat(RouteGen.run(
                        "routes", topology.toString(), "--without", "n1:acl0:ch0-n2:acl0:ch1", "-o", tables.toString()))
                .isZero();
        assertThat(output.err())
                .contains("warning: no cables lead between these 2 parts")
                .contains("ranks 0-1; rank 2");
        assertThat(check("--without", "n2:acl0:ch1")).isZero();
        assertThat(check()).as("with the cable there has to be a route").isEqualTo(1);
    }

    @Test
    void shouldRejectMoreRanksThanAPacketCanAddress() {
        topology = directory.resolve("large.json");
        RouteGen.run("make", "bus", "--size", "257", "-o", topology.toString());

        assertThat(check()).isEqualTo(1);
        assertThat(output.err()).contains("there are no tables for 257 ranks: a packet can address 256");
    }
}
