package dev.smi.route.io;

import static org.assertj.core.api.Assertions.assertThat;

import dev.smi.model.Program;
import dev.smi.route.Network;
import dev.smi.route.RouteSelection;
import dev.smi.route.table.RoutingTables;
import dev.smi.topology.Device;
import dev.smi.topology.GridGenerator;
import dev.smi.topology.Topology;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TableDirectoryTest {

    private static final List<Optional<Program>> NO_PROGRAMS = Collections.nCopies(8, Optional.empty());

    @TempDir
    Path directory;

    private static RoutingTables tables(Topology topology) {
        return RouteSelection.select(RouteSelection.AUTO, Network.of(topology, 4), NO_PROGRAMS)
                .tables();
    }

    private List<String> names() throws IOException {
        try (var files = Files.list(directory)) {
            return files.map(f -> f.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void shouldWriteOneFilePerKernelAndAHostFile() throws IOException {
        Topology bus = GridGenerator.bus(2, List.of("app"));

        int written = TableDirectory.write(directory, bus, tables(bus));

        assertThat(written).isEqualTo(8);
        assertThat(names())
                .containsExactly(
                        "cks-rank0-channel0",
                        "cks-rank0-channel1",
                        "cks-rank0-channel2",
                        "cks-rank0-channel3",
                        "cks-rank1-channel0",
                        "cks-rank1-channel1",
                        "cks-rank1-channel2",
                        "cks-rank1-channel3",
                        "hostfile");
        assertThat(directory.resolve("cks-rank0-channel0")).hasBinaryContent(new byte[] {1, 0});
        assertThat(directory.resolve("cks-rank1-channel3")).hasBinaryContent(new byte[] {3, 1});
    }

    @Test
    void shouldNameNodeFpgaAndRankInTheHostFile() {
        Topology topology = Topology.of(
                List.of(new Device("n2:acl1", Optional.empty()), new Device("n10:acl0", Optional.empty())), List.of());

        assertThat(TableDirectory.hostFile(topology)).isEqualTo("n10  # acl0, rank0\nn2  # acl1, rank1\n");
    }

    @Test
    void shouldRemoveTablesOfALargerClusterAndNothingElse() throws IOException {
        Files.writeString(directory.resolve("notes.txt"), "mine");
        Topology large = GridGenerator.bus(8, List.of());
        TableDirectory.write(directory, large, tables(large));
        Topology small = GridGenerator.bus(2, List.of());
        TableDirectory.write(directory, small, tables(small));

        assertThat(names()).hasSize(10).contains("notes.txt", "hostfile").noneMatch(n -> n.contains("rank7"));
    }
}
