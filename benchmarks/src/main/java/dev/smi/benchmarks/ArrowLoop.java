package dev.smi.benchmarks;

import dev.smi.model.json.JsonWriter;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.ipc.ArrowFileReader;

/** The peer of {@code arrow-sum}: what one would write with Arrow's own reader. A program; stateless. */
final class ArrowLoop {

    private ArrowLoop() {}

    /** Sums the first column of a file several times, and prints the sum and the seconds of each time as JSON. */
    public static void main(String[] arguments) throws IOException {
        Path file = Path.of(arguments[0]);
        long sum = 0;
        List<Double> seconds = new ArrayList<>();
        for (int more = Integer.parseInt(arguments[1]); more > 0; more--) {
            long start = System.nanoTime();
            sum = sum(file);
            seconds.add((System.nanoTime() - start) / 1e9);
        }
        Map<String, Object> report = new LinkedHashMap<>();
        report.put("sum", sum);
        report.put("seconds", seconds);
        System.out.print(JsonWriter.document(report));
    }

    /** The sum of the first column, which has 64-bit integers. */
    static long sum(Path file) throws IOException {
        long sum = 0;
        try (BufferAllocator allocator = new RootAllocator();
                FileChannel channel = FileChannel.open(file);
                ArrowFileReader reader = new ArrowFileReader(channel, allocator)) {
            BigIntVector vector = (BigIntVector) reader.getVectorSchemaRoot().getVector(0);
            while (reader.loadNextBatch()) {
                sum += vector.getNullCount() == 0 ? all(vector) : valid(vector);
            }
        }
        return sum;
    }

    private static long all(BigIntVector vector) {
        int count = vector.getValueCount();
        long sum = 0;
        for (int row = 0; row < count; row++) {
            sum += vector.get(row);
        }
        return sum;
    }

    private static long valid(BigIntVector vector) {
        int count = vector.getValueCount();
        long sum = 0;
        for (int row = 0; row < count; row++) {
            if (!vector.isNull(row)) {
                sum += vector.get(row);
            }
        }
        return sum;
    }
}
