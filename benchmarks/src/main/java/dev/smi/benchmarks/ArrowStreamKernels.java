package dev.smi.benchmarks;

import dev.smi.arrow.stream.InLane;
import dev.smi.arrow.stream.InStream;
import dev.smi.arrow.stream.KernelStreams;
import dev.smi.benchmarks.ArrowStreamVectors.Column;

/** The kernels of the subcommand {@code arrow-streams}, in both languages. Stateless. */
final class ArrowStreamKernels {

    /** Elements of a transfer that only the JVM has. */
    static final int WIDE = 4096;

    private static final String START = """
            __kernel void Sum(const int R_first, const int R_last, __global uint *restrict arrow_return)
            {
                R_command(R_first, R_last, 0);
                long sum = 0;
            """;

    private static final String END = """
                (void)R_unlock();
                arrow_return64(arrow_return, sum);
                Sum_close();
            }
            """;

    /** EACH is a loop over the elements of a transfer, ELEMENT one of them; those that are not there are 0. */
    private static final String NUMBERS = """
                bool is_last = false;
                while (!is_last) {
                    const R_x_t in = read_channel_intel(R_x);
                    EACH {
                        sum += in.data ELEMENT;
                    }
                    is_last = in.last;
                }
            """;

    private static final String STRINGS = """
                bool is_last = false;
                while (!is_last) {
                    const R_x_t in = read_channel_intel(R_x);
                    is_last = in.last;
                    if (in.count > 0) {
                        long bytes = 0;
                        bool is_string_done = false;
                        while (!is_string_done) {
                            const R_x_chars_t chars = read_channel_intel(R_x_chars);
                            EACH {
                                bytes += chars.data ELEMENT;
                            }
                            is_string_done = chars.last;
                        }
                        sum += bytes * in.length;
                    }
                }
            """;

    private ArrowStreamKernels() {}

    /** OpenCL C for so many elements a transfer. */
    static String source(Column column, int perTransfer) {
        String body = column == Column.NUMBERS ? NUMBERS : STRINGS;
        String each = "#pragma unroll\n            for (int i = 0; i < " + perTransfer + "; i++)";
        return START
                + body.replace("EACH", perTransfer == 1 ? "" : each).replace(" ELEMENT", perTransfer == 1 ? "" : "[i]")
                + END;
    }

    /** Adds up numbers. */
    static void numbers(KernelStreams io, int perTransfer) {
        InStream in = io.in("R_x").wide(perTransfer);
        InLane data = in.lane("data");
        io.command("R", io.first("R"), io.last("R"), 0);
        long sum = 0;
        do {
            in.next();
            int count = in.count();
            for (int i = 0; i < count; i++) {
                sum += data.getLong(i);
            }
        } while (!in.isLast());
        io.setReturn(sum);
    }

    /** Adds up the bytes of each string, times its length. */
    static void strings(KernelStreams io, int perTransfer) {
        InStream in = io.in("R_x");
        InLane length = in.lane("length");
        InStream chars = io.in("R_x_chars").wide(perTransfer);
        InLane data = chars.lane("data");
        io.command("R", io.first("R"), io.last("R"), 0);
        long sum = 0;
        do {
            in.next();
            if (in.count() > 0) {
                long bytes = 0;
                do {
                    chars.next();
                    int count = chars.count();
                    for (int i = 0; i < count; i++) {
                        bytes += data.getByte(i);
                    }
                } while (!chars.isLast());
                sum += bytes * length.getInt();
            }
        } while (!in.isLast());
        io.setReturn(sum);
    }
}
