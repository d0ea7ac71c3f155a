package dev.smi.apps.arrow;

import dev.smi.Smi;
import dev.smi.apps.command.AppFiles;
import dev.smi.arrow.Capacity;
import dev.smi.arrow.Context;
import dev.smi.arrow.Kernel;
import dev.smi.arrow.Platform;
import dev.smi.arrow.model.CustomRegister;
import dev.smi.cli.ExitStatus;
import dev.smi.cli.SmiVersion;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.IntVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Schema;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The example {@code torus}: a column from one FPGA's memory to another's. */
@Command(
        name = "torus",
        description = {
            "Sends a filtered column across a network of eight emulated FPGAs, a 2x4 torus: a reader on rank 0 feeds"
                    + " SMI_Push, and rank 7 gives what it takes with SMI_Pop to a writer."
        },
        mixinStandardHelpOptions = true,
        versionProvider = SmiVersion.class)
final class TorusCommand implements Callable<Integer> {

    private static final int RANKS = 8;
    private static final int FROM = 0;
    private static final int TO = 7;
    private static final int MOST = 1_000_000;
    private static final int RANGE = 1000;

    private static final ArrowType NUMBER = new ArrowType.Int(32, true);
    private static final Schema READINGS =
            DemoBatches.schema("Readings", "read", DemoBatches.field("value", false, NUMBER));
    private static final Schema ABOVE = DemoBatches.schema("Above", "write", DemoBatches.field("value", false, NUMBER));

    @Spec
    CommandSpec spec;

    @Option(names = "--rows", paramLabel = "N", defaultValue = "1000", description = "Readings; ${DEFAULT-VALUE}.")
    int rows = 1000;

    @Option(
            names = "--limit",
            paramLabel = "N",
            defaultValue = "500",
            description = "What they have to be above, of -1000 to 999; ${DEFAULT-VALUE}.")
    int limit = 500;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "DIR",
            defaultValue = "smi-out",
            description = "Where the program is generated; ${DEFAULT-VALUE} if left out.")
    Path output = Path.of("smi-out");

    @Option(
            names = "--deadline",
            paramLabel = "SECONDS",
            defaultValue = "60",
            description = "How long the kernels may take; ${DEFAULT-VALUE} if left out.")
    int seconds = 60;

    private final List<Integer> received = new ArrayList<>();

    TorusCommand() {}

    @Override
    public Integer call() {
        if (rows < 0 || rows > MOST || seconds < 1) {
            throw new ParameterException(
                    spec.commandLine(),
                    "there are 0 to " + MOST + " rows, and one second at least; correct --rows or --deadline");
        }
        int[] readings = new Random(1).ints(rows, -RANGE, RANGE).toArray();
        Path program = program().generate(output);
        Path topology = AppFiles.of("../topologies/torus-2x4.json").normalize();
        Map<String, String> settings = Map.of("device", "emulator", "topology", topology.toString());
        ExampleOptions.guarded(() -> {
            Smi.run(RANKS, settings, smi -> run(smi, Platform.create(smi, program), readings));
            return RANKS;
        });
        List<Integer> expected = new ArrayList<>();
        for (int reading : readings) {
            if (reading > limit) {
                expected.add(reading);
            }
        }
        ExampleOptions.check("torus", "the column", received, expected);
        PrintWriter out = spec.commandLine().getOut();
        out.println(received.size() + " of " + rows + " readings above " + limit + " went from rank " + FROM
                + " to rank " + TO + ", as in plain Java");
        out.flush();
        return ExitStatus.OK;
    }

    private static ExampleProgram program() {
        List<CustomRegister> registers = List.of(
                new CustomRegister("limit", Integer.SIZE),
                new CustomRegister("from", Integer.SIZE),
                new CustomRegister("to", Integer.SIZE));
        return new ExampleProgram(ExampleProgram.streams("Torus", registers, READINGS, ABOVE), "torus.cl", _ -> {
            throw new IllegalStateException("this example is for emulated FPGAs only");
        });
    }

    /** One rank. Those between are there for what passes them. */
    private void run(Smi smi, Platform platform, int[] readings) {
        if (smi.rank() != FROM && smi.rank() != TO) {
            return;
        }
        int own = smi.rank() == FROM ? readings.length : 0;
        try (BufferAllocator allocator = new RootAllocator();
                VectorSchemaRoot batch = VectorSchemaRoot.create(READINGS, allocator);
                Context context = platform.context()) {
            IntVector values = (IntVector) batch.getVector("value");
            for (int i = 0; i < own; i++) {
                values.setSafe(i, readings[i]);
            }
            batch.setRowCount(own);
            context.queueRecordBatch(batch);
            context.queueRecordBatch(ABOVE, Capacity.rows(smi.rank() == TO ? Math.max(1, rows) : 1));
            Kernel kernel =
                    Launch.run(context, Duration.ofSeconds(seconds), each -> each.setArguments(limit, FROM, TO));
            if (smi.rank() == TO) {
                take(context, kernel, allocator);
            }
        }
    }

    private void take(Context context, Kernel kernel, BufferAllocator allocator) {
        try (VectorSchemaRoot above = context.written("Above", allocator)) {
            IntVector values = (IntVector) above.getVector("value");
            for (int i = 0; i < above.getRowCount(); i++) {
                received.add(values.get(i));
            }
        }
        ExampleOptions.check("torus", "what the kernel returns", kernel.getReturn(), (long) received.size());
    }
}
