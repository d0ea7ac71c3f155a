package dev.smi.opencl;

import dev.smi.device.ProgramImage;
import dev.smi.model.FlowControl;
import dev.smi.model.Operation;
import dev.smi.model.Program;
import dev.smi.model.Rank;
import dev.smi.model.io.BuildFile;
import dev.smi.route.table.RoutingTables;
import dev.smi.topology.Device;
import dev.smi.topology.Topology;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Programs to load. */
final class Programs {

    private Programs() {}

    /** A program of one source, without SMI operations, for one rank. */
    static ProgramImage plain(Path directory, String source) {
        write(directory.resolve("plain.cl"), source);
        return image(directory, List.of(), 1, new RoutingTables(1, 4));
    }

    /** A program with a description. */
    static ProgramImage image(Path directory, List<Operation> operations, int ranks, RoutingTables tables) {
        return image(directory, new BuildFile(sources(directory), List.of(), List.of(), 4), operations, ranks, tables);
    }

    /** The same, compiled in a way of its own. */
    static ProgramImage image(
            Path directory, BuildFile build, List<Operation> operations, int ranks, RoutingTables tables) {
        Program description = new Program(operations, 8, 256, FlowControl.CREDITS);
        List<Device> devices = IntStream.range(0, ranks)
                .mapToObj(rank -> new Device("n%03d:acl0".formatted(rank), Optional.of("app")))
                .toList();
        return new ProgramImage("app", directory, description, build, Topology.of(devices, List.of()), tables);
    }

    private static List<String> sources(Path directory) {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".cl"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Tables in which every byte tells its place, so that none can be taken for another. */
    static RoutingTables tables(int ranks, int cables, int ports) {
        RoutingTables tables = new RoutingTables(ranks, cables);
        for (int rank = 0; rank < ranks; rank++) {
            for (int cable = 0; cable < cables; cable++) {
                for (int to = 0; to < ranks; to++) {
                    tables.setSendCode(rank, cable, to, 64 * rank + 16 * cable + to);
                }
                byte[] receive = new byte[2 * ports];
                for (int i = 0; i < receive.length; i++) {
                    receive[i] = (byte) (128 + 16 * cable + 4 * rank + i);
                }
                tables.setReceiveTable(new Rank(rank), cable, receive);
            }
        }
        return tables;
    }

    static void write(Path file, String text) {
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
