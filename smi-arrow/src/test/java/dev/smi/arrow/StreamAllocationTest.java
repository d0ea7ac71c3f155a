package dev.smi.arrow;

import static dev.smi.arrow.TestProgram.field;
import static dev.smi.arrow.TestProgram.schema;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.smi.Smi;
import dev.smi.arrow.model.ArrowInterface;
import dev.smi.arrow.stream.InLane;
import dev.smi.arrow.stream.InStream;
import dev.smi.arrow.stream.KernelStreams;
import dev.smi.arrow.stream.OutLane;
import dev.smi.arrow.stream.OutStream;
import java.lang.management.ManagementFactory;
import java.util.List;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Schema;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Elements that pass cost no memory; a start costs its streams. */
@Timeout(60)
class StreamAllocationTest {

    private static final int MOST_ROUNDS = 200;
    private static final int ROWS = 20_000;

    /** What the test itself and compilations may allocate: far less than a byte for each character. */
    private static final long LIMIT = 20_000;

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private static final Schema READ = schema("R", "read", field("s", new ArrowType.Utf8()));
    private static final Schema WRITTEN = schema("W", "write", field("s", new ArrowType.Utf8()));
    private static final ArrowInterface PROGRAM = TestProgram.program("Copy", List.of(), READ, WRITTEN);

    private static void copy(KernelStreams io) {
        InStream in = io.in("R_s");
        InStream chars = io.in("R_s_chars");
        OutStream out = io.out("W_s");
        OutStream written = io.out("W_s_chars");
        InLane length = in.lane("length");
        InLane letter = chars.lane("data");
        OutLane outLength = out.lane("length");
        OutLane outLetter = written.lane("data");
        long before = THREADS.getCurrentThreadAllocatedBytes();
        for (int row = 0; row < ROWS; row += 2) {
            io.command("R", row, row + 2, row);
            io.command("W", row, 0, row);
            do {
                in.next();
                outLength.setInt(length.getInt());
                out.push(in.count(), in.isLast());
                do {
                    chars.next();
                    if (chars.count() > 0) {
                        outLetter.setByte(letter.getByte());
                    }
                    written.push(chars.count(), chars.isLast(), chars.isEnd());
                } while (!chars.isLast());
            } while (!in.isLast());
            io.unlock("R");
            io.unlock("W");
        }
        io.setReturn(THREADS.getCurrentThreadAllocatedBytes() - before);
    }

    @Test
    void shouldAllocateNothingForElements() {
        try (Smi smi = Batches.jvm();
                BufferAllocator allocator = new RootAllocator();
                Context context =
                        Platform.jvm(smi, PROGRAM, StreamAllocationTest::copy).context();
                VectorSchemaRoot batch = VectorSchemaRoot.create(READ, allocator)) {
            for (int i = 0; i < ROWS; i++) {
                ((VarCharVector) batch.getVector(0)).setSafe(i, new byte[i % 30]);
            }
            batch.setRowCount(ROWS);
            context.queueRecordBatch(batch);
            context.queueRecordBatch(WRITTEN, Capacity.rows(ROWS));
            context.enable();
            Kernel kernel = new Kernel(context);
            // small objects that never leave a method are gone once the compiler has seen to it, which takes its time
            long least = Long.MAX_VALUE;
            for (int round = 0; round < MOST_ROUNDS && least >= LIMIT; round++) {
                kernel.start();
                kernel.pollUntilDone(Batches.SOON);
                least = Math.min(least, kernel.getReturn());
            }
            assertThat(least).isLessThan(LIMIT);
            try (VectorSchemaRoot copy = context.written("W", allocator)) {
                Batches.assertSame(copy, batch);
            }
        }
    }
}
