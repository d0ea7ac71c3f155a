package dev.smi.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.smi.fabric.CableTraffic;
import dev.smi.fabric.FastFabric;
import dev.smi.fabric.LocalRank;
import dev.smi.fabric.endpoint.CollectiveEndpoint;
import dev.smi.fabric.endpoint.PopEndpoint;
import dev.smi.fabric.endpoint.PushEndpoint;
import dev.smi.fabric.ring.Step;
import dev.smi.model.CollectiveScheme;
import dev.smi.model.DataType;
import dev.smi.model.Program;
import dev.smi.model.Rank;
import dev.smi.model.io.ProgramFile;
import dev.smi.model.io.TextFiles;
import dev.smi.route.Network;
import dev.smi.route.RouteSelection;
import dev.smi.run.RunReport.StepReport;
import dev.smi.run.launchfile.LaunchFileReader;
import dev.smi.topology.Topology;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The fast fabric against generated kernels on the emulator: the same packets and elements over every cable. */
@Timeout(value = 180, unit = TimeUnit.SECONDS)
class FastFabricTest {

    private static final Path SOURCES = Path.of("src/test/launch").toAbsolutePath();
    private static final int CABLES = 4;
    private static final int REPEAT = 3;
    private static final List<Flow> FLOWS =
            List.of(new Flow(0, 3, 1000), new Flow(3, 1, 1000), new Flow(1, 0, 333), new Flow(2, 2, 29));

    @TempDir
    Path directory;

    private record Flow(int from, int to, int count) {}

    private RunReport emulate(String program, String shape, String size, String options, String run) {
        List<String> buffers = new ArrayList<>();
        for (DataType type : DataType.values()) {
            buffers.add("{\"name\": \"%s\", \"type\": \"int\", \"count\": 2}".formatted(type.cName()));
        }
        Path file = directory.resolve("launch.json");
        TextFiles.write(file, """
                {"topology": {"make": "%s", "size": "%s"},
                 "programs": {"%s": {"sources": ["%s/%s/%s.cl"]}},
                 "options": {%s}, "buffers": [%s], "steps": [{"run": [%s]}]}
                """.formatted(
                        shape, size, program, SOURCES, program, program, options, String.join(", ", buffers), run));
        RunReport report = new LaunchRunner(
                        LaunchFileReader.read(file), directory.resolve("out"), Optional.empty(), (_, _, _) -> {})
                .run();
        assertThat(report.isPassed()).isTrue();
        return report;
    }

    /** A fast fabric for what the emulator ran: same program, cables and tables. */
    private FastFabric fabric(RunReport report, String name, CollectiveScheme scheme) {
        Program program = ProgramFile.read(directory.resolve("out").resolve(name + ".json"));
        Topology topology = report.topology();
        RouteSelection routes = RouteSelection.select(
                report.algorithm(),
                Network.of(topology, CABLES),
                Collections.nCopies(topology.size(), Optional.of(program)));
        List<LocalRank> ranks = IntStream.range(0, topology.size())
                .mapToObj(rank -> new LocalRank(new Rank(rank), program, LocalRank.Drive.SAME_THREAD))
                .toList();
        return new FastFabric(ranks, topology.cables(), routes.tables(), scheme, (rank, message) -> {
            throw new AssertionError("rank " + rank + ": " + message);
        });
    }

    /** Runs kernels, each a function that goes on as far as possible and says whether it is done. */
    private static void run(FastFabric fabric, List<BooleanSupplier> kernels) {
        List<BooleanSupplier> running = new ArrayList<>(kernels);
        int idle = 0;
        while (!running.isEmpty() && idle < 3) {
            int before = running.size();
            running.removeIf(BooleanSupplier::getAsBoolean);
            idle = fabric.run(Long.MAX_VALUE) || running.size() < before ? 0 : idle + 1;
        }
        assertThat(running).as(() -> "wait for ever: " + fabric.occupied()).isEmpty();
        fabric.run(Long.MAX_VALUE);
    }

    private static List<CableTraffic> traffic(StepReport step) {
        return step.traffic().stream()
                .map(t -> new CableTraffic(t.from(), t.to(), t.packets(), t.elements()))
                .toList();
    }

    @ParameterizedTest
    @CsvSource({"bus, 4, false", "ring, 5, false", "torus, 2x4, false", "torus, 2x4, true", "full, 4, false"})
    void shouldSendTheSamePacketsPointToPoint(String shape, String size, boolean isEager) {
        List<String> runs = new ArrayList<>();
        for (DataType type : DataType.values()) {
            String t = type.cName();
            for (Flow f : FLOWS) {
                runs.add("{\"rank\": %d, \"kernel\": \"send_%s\", \"args\": [%d, %d, %d, \"$comm\"]}"
                        .formatted(f.from(), t, f.count(), REPEAT, f.to()));
                runs.add("{\"rank\": %d, \"kernel\": \"receive_%s\", \"args\": [\"@%s\", %d, %d, %d, \"$comm\"]}"
                        .formatted(f.to(), t, t, f.count(), REPEAT, f.from()));
            }
        }
        RunReport report = emulate("p2p", shape, size, "\"eager\": " + isEager, String.join(", ", runs));

        FastFabric fabric = fabric(report, "p2p", CollectiveScheme.LINEAR);
        List<BooleanSupplier> kernels = new ArrayList<>();
        for (int port = 0; port < DataType.values().length; port++) {
            for (Flow flow : FLOWS) {
                kernels.add(sender(fabric.push(new Rank(flow.from()), port, Step.NOBODY), flow));
                kernels.add(receiver(fabric.pop(new Rank(flow.to()), port, Step.NOBODY), flow));
            }
        }
        run(fabric, kernels);

        assertThat(fabric.traffic())
                .isEqualTo(traffic(report.steps().getFirst()))
                .anyMatch(t -> t.packets() > 0);
    }

    private static BooleanSupplier sender(PushEndpoint push, Flow flow) {
        int[] message = {0};
        return () -> {
            while (true) {
                while (push.remaining() > 0) {
                    if (!tryPut(push, push.remaining() % 100)) {
                        return false;
                    }
                }
                if (message[0]++ == REPEAT) {
                    return true;
                }
                push.open(flow.count(), flow.to());
            }
        };
    }

    private static boolean tryPut(PushEndpoint push, int value) {
        return switch (push.operation().dataType()) {
            case INT -> push.tryPutInt(value);
            case FLOAT -> push.tryPutFloat(value);
            case DOUBLE -> push.tryPutDouble(value);
            case CHAR -> push.tryPutChar((byte) value);
            case SHORT -> push.tryPutShort((short) value);
        };
    }

    private static BooleanSupplier receiver(PopEndpoint pop, Flow flow) {
        int[] message = {0};
        return () -> {
            while (true) {
                while (pop.remaining() > 0) {
                    if (!pop.isReady()) {
                        return false;
                    }
                    assertThat(pop.remaining() % 100).isEqualTo(get(pop));
                }
                if (message[0]++ == REPEAT) {
                    return true;
                }
                pop.open(flow.count(), flow.from());
            }
        };
    }

    private static int get(PopEndpoint pop) {
        return switch (pop.operation().dataType()) {
            case INT -> pop.getInt();
            case FLOAT -> (int) pop.getFloat();
            case DOUBLE -> (int) pop.getDouble();
            case CHAR -> pop.getChar();
            case SHORT -> pop.getShort();
        };
    }

    @ParameterizedTest
    @CsvSource({
        "broadcast, 0, torus, 2x4, LINEAR",
        "broadcast, 0, torus, 2x4, TREE",
        "broadcast, 0, bus, 5, TREE",
        "scatter, 2, torus, 2x4, LINEAR",
        "gather, 3, ring, 5, LINEAR",
        "reduce, 1, torus, 2x4, LINEAR",
        "reduce, 1, torus, 2x4, TREE"
    })
    void shouldSendTheSamePacketsInCollectives(
            String collective, int offset, String shape, String size, CollectiveScheme scheme) {
        List<String> runs = new ArrayList<>();
        for (DataType type : DataType.values()) {
            String t = type.cName();
            runs.add("{\"rank\": \"*\", \"kernel\": \"%s_%s\", \"args\": [\"@%s\", 400, %d, 0, \"$comm\"]}"
                    .formatted(collective, t, t, REPEAT));
        }
        String options = "\"collectives\": \"%s\"".formatted(scheme.id());
        RunReport report = emulate("collectives", shape, size, options, String.join(", ", runs));

        FastFabric fabric = fabric(report, "collectives", scheme);
        List<BooleanSupplier> kernels = new ArrayList<>();
        for (int type = 0; type < DataType.values().length; type++) {
            for (int rank = 0; rank < report.topology().size(); rank++) {
                CollectiveEndpoint end = end(fabric, collective, new Rank(rank), 4 * type + offset);
                kernels.add(caller(end, report.topology().size()));
            }
        }
        run(fabric, kernels);

        // a reduction's packets are as full as timing makes them; their elements are the same
        boolean isReduction = collective.equals("reduce");
        assertThat(fabric.traffic())
                .usingRecursiveComparison()
                .ignoringFields(isReduction ? new String[] {"packets"} : new String[0])
                .isEqualTo(traffic(report.steps().getFirst()));
    }

    private static CollectiveEndpoint end(FastFabric fabric, String collective, Rank rank, int port) {
        return switch (collective) {
            case "broadcast" -> fabric.broadcast(rank, port, Step.NOBODY);
            case "scatter" -> fabric.scatter(rank, port, Step.NOBODY);
            case "gather" -> fabric.gather(rank, port, Step.NOBODY);
            default -> fabric.reduce(rank, port, Step.NOBODY);
        };
    }

    private static BooleanSupplier caller(CollectiveEndpoint end, int ranks) {
        int[] call = {0};
        return () -> {
            while (true) {
                while (end.remaining() > 0) {
                    if (!tryPass(end)) {
                        return false;
                    }
                }
                if (call[0] == REPEAT) {
                    return true;
                }
                end.open(400, call[0]++ % ranks);
            }
        };
    }

    private static boolean tryPass(CollectiveEndpoint end) {
        return switch (end.operation().dataType()) {
            case INT -> end.tryInt(1);
            case FLOAT -> end.tryFloat(1);
            case DOUBLE -> end.tryDouble(1);
            case CHAR -> end.tryChar((byte) 1);
            case SHORT -> end.tryShort((short) 1);
        };
    }
}
