package dev.smi.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.smi.model.io.TextFiles;
import dev.smi.run.launchfile.LaunchFileReader;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A launch file with a source in Java, on emulated FPGAs. */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class JavaKernelsTest {

    private static final String RING = """
            package demo;

            import dev.smi.*;
            import dev.smi.kernel.*;
            import dev.smi.kernel.Kernel;
            import dev.smi.model.DataType;
            import dev.smi.model.ReduceOperator;

            /** Numbers travel to the next rank, and their largest hash to rank 0. */
            public final class Ring {
                private static final int ROW = 8;
                private static final int[] WEIGHTS = {3, -1, 4, -1};
                static final Fifo.OfInt HASHES = Fifo.ofInt(4);

                record HostOnly(String text) {}

                @Kernel
                static void ring(int[] sums, int n, Communicator world) {
                    int size = world.size();
                    SendChannel out = world.openSend(DataType.INT, n, (world.rank() + 1) % size, Ports.RING, 64);
                    ReceiveChannel in = world.openReceive(DataType.INT, n, (world.rank() + size - 1) % size, Ports.RING, 64);
                    int[] row = new int[ROW];
                    for (@Unroll(2) int i = 0; i < n; i++) {
                        out.push(0x40000000 * i + world.rank());
                    }
                    for (int i = 0; i < n; i++) {
                        row[i % ROW] += in.popInt() * WEIGHTS[i & 3];
                    }
                    HASHES.write(hash(row));
                    sums[0] = row[0];
                    sums[1] = row[7];
                }

                static int hash(int[] values) {
                    int hash = 7;
                    for (int value : values) {
                        hash = 31 * hash + value;
                    }
                    return hash;
                }

                @Kernel
                static void largest(int[] result, Communicator world) {
                    ReduceChannel all = world.openReduce(DataType.INT, 1, ReduceOperator.MAX, Ports.RING + 1, 0);
                    result[0] = all.reduce(HASHES.read());
                }

                public static void main(String[] args) {
                    System.out.println(new HostOnly("not translated"));
                }
            }
            """;

    @TempDir
    Path directory;

    private static int received(int rank, int i) {
        return 0x40000000 * i + (rank + 3) % 4;
    }

    private static int[] row(int rank, int n) {
        int[] weights = {3, -1, 4, -1};
        int[] row = new int[8];
        for (int i = 0; i < n; i++) {
            row[i % 8] += received(rank, i) * weights[i & 3];
        }
        return row;
    }

    private static int hash(int[] row) {
        int hash = 7;
        for (int value : row) {
            hash = 31 * hash + value;
        }
        return hash;
    }

    @Test
    void shouldComputeWhatJavaComputes() {
        TextFiles.write(directory.resolve("demo/Ring.java"), RING);
        TextFiles.write(directory.resolve("demo/Ports.java"), "package demo; interface Ports { int RING = 1 << 1; }\n");
        Path file = directory.resolve("launch.json");
        TextFiles.write(file, """
                {"topology": {"make": "ring", "size": "4"},
                 "programs": {"ring": {"sources": ["demo/Ring.java"]}},
                 "buffers": [{"rank": "*", "name": "sums", "type": "int", "count": 2}, {"rank": "*", "name": "result", "type": "int", "count": 1}],
                 "steps": [{"run": [{"rank": "*", "kernel": "ring", "args": ["@sums", 50, "$comm"]},
                                    {"rank": "*", "kernel": "largest", "args": ["@result", "$comm"]}],
                            "expect": [{"rank": 2, "buffer": "sums", "values": [%d, %d]},
                                       {"rank": 0, "buffer": "result", "values": [%d]}]}]}
                """.formatted(row(2, 50)[0], row(2, 50)[7], largest(50)));

        RunReport report = new LaunchRunner(
                        LaunchFileReader.read(file), directory.resolve("out"), Optional.empty(), (_, _, _) -> {})
                .run();

        assertThat(report.isPassed()).as(() -> report.steps().toString()).isTrue();
        assertThat(directory.resolve("out/ring/Ring.cl")).exists();
    }

    private static int largest(int n) {
        int largest = Integer.MIN_VALUE;
        for (int rank = 0; rank < 4; rank++) {
            largest = Math.max(largest, hash(row(rank, n)));
        }
        return largest;
    }
}
