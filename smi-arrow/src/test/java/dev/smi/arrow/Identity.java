package dev.smi.arrow;

import dev.smi.arrow.model.ArrowInterface;
import dev.smi.arrow.model.ElementType;
import dev.smi.arrow.model.FieldStream;
import dev.smi.arrow.model.Lane;
import dev.smi.arrow.model.ScalarType;
import dev.smi.arrow.stream.InLane;
import dev.smi.arrow.stream.InStream;
import dev.smi.arrow.stream.KernelStreams;
import dev.smi.arrow.stream.OutLane;
import dev.smi.arrow.stream.OutStream;

/** Kernels that copy a batch R to a batch W with the same fields, whatever those are: in Java, and as OpenCL C. */
final class Identity {

    private final ArrowInterface program;

    Identity(ArrowInterface program) {
        this.program = program;
    }

    void run(KernelStreams io) {
        io.command("R", io.first("R"), io.last("R"), 1);
        io.command("W", io.first("W"), io.last("W"), 2);
        for (FieldStream stream : program.batches().getFirst().allStreams()) {
            copy(stream, io.in(stream.name()), io.out(written(stream)));
        }
        io.unlock("R");
        io.unlock("W");
    }

    private static String written(FieldStream stream) {
        return "W" + stream.name().substring(1);
    }

    private static void copy(FieldStream stream, InStream in, OutStream out) {
        do {
            in.next();
            for (Lane lane : stream.lanes()) {
                for (int i = 0; i < in.count(); i++) {
                    copy(lane, in.lane(lane.name()), out.lane(lane.name()), i);
                }
            }
            if (stream.isOfLists()) {
                out.push(in.count(), in.isLast(), in.isEnd());
            } else {
                out.push(in.count(), in.isLast());
            }
        } while (!in.isEnd());
    }

    private static void copy(Lane lane, InLane in, OutLane out, int i) {
        switch (lane.type()) {
            case ElementType.Bool _ -> out.setBoolean(i, in.getBoolean(i));
            case ElementType.Decimal128 _ -> out.setDecimal(i, in.getLow(i), in.getHigh(i));
            case ElementType.FixedBytes bytes -> {
                byte[] value = new byte[bytes.width()];
                in.getBytes(i, value);
                out.setBytes(i, value);
            }
            case ScalarType scalar -> {
                switch (scalar) {
                    case INT8, UINT8 -> out.setByte(i, in.getByte(i));
                    case INT16, UINT16, FLOAT16 -> out.setShort(i, in.getShort(i));
                    case INT32, UINT32 -> out.setInt(i, in.getInt(i));
                    case INT64, UINT64 -> out.setLong(i, in.getLong(i));
                    case FLOAT32 -> out.setFloat(i, in.getFloat(i));
                    case FLOAT64 -> out.setDouble(i, in.getDouble(i));
                }
            }
        }
    }

    /** The same in OpenCL C. */
    String source() {
        StringBuilder text = new StringBuilder("__kernel void " + program.kernel()
                + "(const int R_first, const int R_last, const int W_first, const int W_last,"
                + " __global uint *restrict arrow_return)\n{\n    R_command(R_first, R_last, 1);\n"
                + "    W_command(W_first, W_last, 2);\n");
        program.batches().getFirst().allStreams().forEach(stream -> text.append(source(stream)));
        return text + "    (void)R_unlock();\n    (void)W_unlock();\n    arrow_return64(arrow_return, -1);\n    "
                + program.kernel() + "_close();\n}\n";
    }

    private static String source(FieldStream stream) {
        String end = stream.isOfLists() ? "end" : "last";
        StringBuilder text = new StringBuilder("    for (bool done = false; !done;) {\n        const " + stream.name()
                + "_t in = read_channel_intel(" + stream.name() + ");\n        " + written(stream)
                + "_t out = {.count = in.count};\n        out.last = in.last;\n");
        if (stream.isOfLists()) {
            text.append("        out.end = in.end;\n");
        }
        for (Lane lane : stream.lanes()) {
            if (stream.perTransfer() > 1) {
                text.append("        for (int i = 0; i < " + stream.perTransfer() + "; i++) { out." + lane.name()
                        + "[i] = in." + lane.name() + "[i]; }\n");
            } else {
                text.append("        out." + lane.name() + " = in." + lane.name() + ";\n");
            }
        }
        return text + "        write_channel_intel(" + written(stream) + ", out);\n        done = in." + end
                + ";\n    }\n";
    }
}
