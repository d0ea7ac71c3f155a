package dev.smi.apps.arrow;

import dev.smi.arrow.model.CustomRegister;
import dev.smi.arrow.stream.InLane;
import dev.smi.arrow.stream.InStream;
import dev.smi.arrow.stream.KernelStreams;
import dev.smi.arrow.stream.OutStream;
import java.util.List;
import java.util.Map;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.FieldType;
import org.apache.arrow.vector.types.pojo.Schema;

/** The kernel that moves means to the middles of their points. Stateless. */
final class KmeansProgram {

    /** Means that the kernel has room for. */
    static final int MOST_MEANS = 16;

    static final Schema POINTS = DemoBatches.schema("Points", "read", plane("point", 4));
    static final Schema START = DemoBatches.schema("Start", "read", plane("mean", 1));
    static final Schema MEANS = DemoBatches.schema(
            "Means", "write", plane("mean", 1), DemoBatches.field("size", false, new ArrowType.Int(64, true)));

    private static final int WIDE = 1024;

    private KmeansProgram() {}

    /** A column of coordinates. */
    private static Field plane(String name, int perTransfer) {
        ArrowType number = new ArrowType.Int(32, true);
        FieldType type =
                new FieldType(false, new ArrowType.Struct(), null, Map.of("fletcher_epc", String.valueOf(perTransfer)));
        return new Field(
                name, type, List.of(DemoBatches.field("x", false, number), DemoBatches.field("y", false, number)));
    }

    static ExampleProgram program() {
        return new ExampleProgram(
                ExampleProgram.streams(
                        "Kmeans", List.of(new CustomRegister("passes", Integer.SIZE)), POINTS, START, MEANS),
                "kmeans.cl",
                KmeansProgram::passes);
    }

    private static void passes(KernelStreams io) {
        InStream start = io.in("Start_mean").wide(MOST_MEANS);
        io.command("Start", io.first("Start"), io.last("Start"), 0);
        start.next();
        int count = start.count();
        int[] x = new int[count];
        int[] y = new int[count];
        for (int i = 0; i < count; i++) {
            x[i] = start.lane("x").getInt(i);
            y[i] = start.lane("y").getInt(i);
        }
        io.unlock("Start");
        PlainMeans means = new PlainMeans(x, y);
        InStream points = io.in("Points_point").wide(WIDE);
        long pass = 0;
        boolean isMoving = true;
        while (isMoving && pass < io.register("passes")) {
            assign(io, points, means);
            isMoving = means.move();
            pass++;
        }
        write(io, means);
        io.setReturn(pass);
    }

    private static void assign(KernelStreams io, InStream points, PlainMeans means) {
        InLane x = points.lane("x");
        InLane y = points.lane("y");
        io.command("Points", io.first("Points"), io.last("Points"), 0);
        do {
            points.next();
            for (int i = 0; i < points.count(); i++) {
                means.add(x.getInt(i), y.getInt(i));
            }
        } while (!points.isLast());
        io.unlock("Points");
    }

    private static void write(KernelStreams io, PlainMeans means) {
        OutStream mean = io.out("Means_mean").wide(MOST_MEANS);
        OutStream size = io.out("Means_size").wide(MOST_MEANS);
        io.command("Means", io.first("Means"), 0, 0);
        for (int i = 0; i < means.count(); i++) {
            mean.lane("x").setInt(i, means.x(i));
            mean.lane("y").setInt(i, means.y(i));
            size.lane("data").setLong(i, means.size(i));
        }
        mean.push(means.count(), true);
        size.push(means.count(), true);
        io.unlock("Means");
    }
}
