package dev.smi.apps.arrow;

import dev.smi.arrow.Capacity;
import dev.smi.cli.ExitStatus;
import dev.smi.cli.SmiVersion;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.IntVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.complex.StructVector;
import org.apache.arrow.vector.types.pojo.Schema;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The example {@code kmeans}: points in a plane in clusters. */
@Command(
        name = "kmeans",
        description = {
            "Finds the means of clusters of points: the kernel streams a column of structs once a pass, keeps the means on"
                    + " chip, and writes them at the end. The points are made, around as many places as there are means."
        },
        mixinStandardHelpOptions = true,
        versionProvider = SmiVersion.class)
final class KmeansCommand implements Callable<Integer> {

    private static final int PLANE = 10_000;
    private static final int SPREAD = 500;

    @Spec
    CommandSpec spec;

    @Mixin
    ExampleOptions example = new ExampleOptions();

    @Option(names = "--points", paramLabel = "N", defaultValue = "2000", description = "Points; ${DEFAULT-VALUE}.")
    int points = 2000;

    @Option(
            names = "--means",
            paramLabel = "K",
            defaultValue = "5",
            description = "Means, at most 16; ${DEFAULT-VALUE}.")
    int means = 5;

    @Option(
            names = "--passes",
            paramLabel = "N",
            defaultValue = "20",
            description = "Passes at most; it ends earlier when no mean moves. ${DEFAULT-VALUE} if left out.")
    int passes = 20;

    @Option(names = "--seed", paramLabel = "N", defaultValue = "1", description = "Which points; ${DEFAULT-VALUE}.")
    long seed = 1;

    @Option(names = "--save", paramLabel = "FILE", description = "Write the means as a record batch.")
    @Nullable
    Path save;

    private record Mean(int x, int y, long size) {}

    KmeansCommand() {}

    @Override
    public Integer call() {
        if (points < 0 || points > 10_000_000 || passes < 1 || means < 1 || means > KmeansProgram.MOST_MEANS) {
            throw new ParameterException(
                    spec.commandLine(),
                    "there are 0 to 10000000 points, 1 to " + KmeansProgram.MOST_MEANS
                            + " means, and one pass at least; correct --points, --means or --passes");
        }
        int[] x = new int[points];
        int[] y = new int[points];
        int[] startX = new int[means];
        int[] startY = new int[means];
        Random random = new Random(seed);
        make(random, x, y, startX, startY);
        try (BufferAllocator allocator = new RootAllocator();
                VectorSchemaRoot all = plane(KmeansProgram.POINTS, x, y, allocator);
                VectorSchemaRoot start = plane(KmeansProgram.START, startX, startY, allocator)) {
            run(allocator, all, start, new Plain(x, y, startX, startY));
        }
        return ExitStatus.OK;
    }

    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Plain(int[] x, int[] y, int[] startX, int[] startY) {

        /** The means after some passes, and how many there were. */
        List<Object> run(int passes) {
            PlainMeans plain = new PlainMeans(startX.clone(), startY.clone());
            long pass = 0;
            boolean isMoving = true;
            while (isMoving && pass < passes) {
                for (int i = 0; i < x.length; i++) {
                    plain.add(x[i], y[i]);
                }
                isMoving = plain.move();
                pass++;
            }
            List<Mean> found = new ArrayList<>();
            for (int i = 0; i < plain.count(); i++) {
                found.add(new Mean(plain.x(i), plain.y(i), plain.size(i)));
            }
            return List.of(found, pass);
        }
    }

    private void make(Random random, int[] x, int[] y, int[] startX, int[] startY) {
        int[] centres = random.ints(2L * means, -PLANE, PLANE).toArray();
        for (int i = 0; i < x.length; i++) {
            x[i] = centres[i % means * 2] + (int) (random.nextGaussian() * SPREAD);
            y[i] = centres[i % means * 2 + 1] + (int) (random.nextGaussian() * SPREAD);
        }
        for (int i = 0; i < means; i++) {
            int point = random.nextInt(Math.max(1, points));
            startX[i] = points == 0 ? 0 : x[point];
            startY[i] = points == 0 ? 0 : y[point];
        }
    }

    private static VectorSchemaRoot plane(Schema schema, int[] x, int[] y, BufferAllocator allocator) {
        VectorSchemaRoot root = VectorSchemaRoot.create(schema, allocator);
        StructVector column = (StructVector) root.getVector(0);
        column.setInitialCapacity(x.length);
        column.allocateNew();
        IntVector first = column.getChild("x", IntVector.class);
        IntVector second = column.getChild("y", IntVector.class);
        for (int i = 0; i < x.length; i++) {
            column.setIndexDefined(i);
            first.setSafe(i, x[i]);
            second.setSafe(i, y[i]);
        }
        root.setRowCount(x.length);
        return root;
    }

    private void run(BufferAllocator allocator, VectorSchemaRoot all, VectorSchemaRoot start, Plain plain) {
        PrintWriter out = spec.commandLine().getOut();
        example.run(
                KmeansProgram.program(),
                context -> {
                    context.queueRecordBatch(all);
                    context.queueRecordBatch(start);
                    context.queueRecordBatch(KmeansProgram.MEANS, Capacity.rows(means));
                },
                kernel -> kernel.setArguments(passes),
                (context, kernel) -> {
                    try (VectorSchemaRoot result = context.written("Means", allocator)) {
                        List<Mean> found = list(result);
                        found.forEach(mean -> out.println(mean.x + ", " + mean.y + ": " + mean.size + " points"));
                        List<Object> expected = plain.run(passes);
                        ExampleOptions.check("kmeans", "the result", List.of(found, kernel.getReturn()), expected);
                        out.println(points + " points, " + kernel.getReturn() + " passes, as in plain Java");
                        if (save != null) {
                            Batches.write(save, KmeansProgram.MEANS, List.of(result), allocator);
                            out.println(save + ": the means");
                        }
                        out.flush();
                        return found;
                    }
                });
    }

    private static List<Mean> list(VectorSchemaRoot result) {
        StructVector column = (StructVector) result.getVector("mean");
        BigIntVector sizes = (BigIntVector) result.getVector("size");
        List<Mean> found = new ArrayList<>();
        for (int i = 0; i < result.getRowCount(); i++) {
            found.add(new Mean(
                    column.getChild("x", IntVector.class).get(i),
                    column.getChild("y", IntVector.class).get(i),
                    sizes.get(i)));
        }
        return found;
    }
}
