package dev.smi.arrow;

import dev.smi.Buffer;
import dev.smi.Kernel;
import dev.smi.Program;
import dev.smi.Smi;
import dev.smi.arrow.model.ArrowInterface;
import dev.smi.arrow.model.ColumnBuffer;
import dev.smi.arrow.model.FieldStream;
import dev.smi.arrow.model.KernelParameter;
import dev.smi.arrow.model.StreamArgument;
import dev.smi.arrow.stream.KernelRegisters;
import dev.smi.model.DataType;
import java.lang.foreign.MemorySegment;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Kernels on a device that loads programs: one for each stream, and the user's. For the context's thread. */
final class DeviceEngine implements Engine {

    /** No buffer is smaller, as some devices have none that are empty. */
    private static final int SMALLEST = 64;

    private static final int WORDS = 2;

    private final Smi smi;
    private final Program program;
    private final ArrowInterface streams;
    private final Map<String, Buffer> buffers = new HashMap<>();
    private final Map<String, Buffer> counters = new HashMap<>();
    private final Map<String, Integer> capacities = new HashMap<>();
    private final Buffer returned;
    private final Executions executions;

    DeviceEngine(Smi smi, Program program, ArrowInterface streams) {
        this.smi = smi;
        this.program = program;
        this.streams = streams;
        this.executions = new Executions(smi, streams.kernel());
        this.returned = smi.device().allocate(DataType.INT, WORDS, "arrow_return");
    }

    @Override
    public void enable(List<QueuedBatch> batches) {
        for (QueuedBatch batch : batches) {
            batch.bytes()
                    .forEach((name, bytes) ->
                            buffers.put(name, smi.device().allocate(DataType.CHAR, Math.max(SMALLEST, bytes), name)));
            switch (batch) {
                case QueuedBatch.Read read -> {
                    read.buffers()
                            .segments()
                            .forEach((name, segment) -> buffer(name).write(0, segment));
                    read.release(); // the device has its own
                }
                case QueuedBatch.Written written -> addCounters(written);
            }
        }
    }

    private void addCounters(QueuedBatch.Written batch) {
        for (FieldStream stream : batch.batch().allStreams()) {
            capacities.put(stream.name(), batch.capacity(stream));
            counters.put(stream.name(), smi.device().allocate(DataType.INT, 1, stream.name() + "_written"));
        }
    }

    private Buffer counter(FieldStream stream) {
        return Objects.requireNonNull(counters.get(stream.name()), stream.name());
    }

    private Buffer buffer(String name) {
        return Objects.requireNonNull(buffers.get(name), name);
    }

    @Override
    public void start(KernelRegisters registers) {
        executions.begin();
        returned.write(new int[WORDS]);
        counters.values().forEach(counter -> counter.write(new int[1]));
        List<Kernel> kernels = new ArrayList<>();
        kernels.add(userKernel(registers));
        for (FieldStream stream : streams.streams()) {
            Object[] arguments = stream.arguments().stream()
                    .map(argument -> argument(stream, argument))
                    .toArray();
            kernels.add(program.kernel(stream.kernel()).args(arguments));
        }
        kernels.forEach(kernel -> executions.add(kernel.start()));
    }

    private Object argument(FieldStream stream, StreamArgument argument) {
        return switch (argument) {
            case StreamArgument.Memory memory -> buffer(memory.buffer().name());
            case StreamArgument.Capacity _ -> capacities.getOrDefault(stream.name(), 0);
            case StreamArgument.Written _ -> counter(stream);
        };
    }

    /** It may take the world's communicator behind what the interface says. */
    private Kernel userKernel(KernelRegisters registers) {
        Kernel kernel = program.kernel(streams.kernel());
        List<Object> arguments = new ArrayList<>();
        for (KernelParameter parameter : streams.parameters()) {
            arguments.add(
                    switch (parameter) {
                        case KernelParameter.First first ->
                            registers.range(first.batch().name()).first();
                        case KernelParameter.Last last ->
                            registers.range(last.batch().name()).last();
                        case KernelParameter.Custom own ->
                            new BigDecimal(Long.toUnsignedString(
                                    registers.own(own.register().name())));
                        case KernelParameter.Return _ -> returned;
                    });
        }
        if (kernel.parameters().size() == arguments.size() + 1) {
            arguments.add(smi.world());
        }
        return kernel.args(arguments.toArray());
    }

    @Override
    public boolean isDone() {
        return executions.isDone();
    }

    @Override
    public boolean isFailed() {
        return executions.isFailed();
    }

    @Override
    public void join(Duration deadline) {
        executions.join(deadline);
    }

    @Override
    public long returned() {
        int[] words = new int[WORDS];
        returned.read(words);
        return (long) words[1] << Integer.SIZE | Integer.toUnsignedLong(words[0]);
    }

    @Override
    public int written(FieldStream stream) {
        int[] elements = new int[1];
        counter(stream).read(elements);
        return elements[0];
    }

    @Override
    public void read(ColumnBuffer buffer, long offset, MemorySegment target) {
        buffer(buffer.name()).read(offset, target);
    }

    @Override
    public void close() {
        executions.end(); // one that goes on has memory of the device's, which keeps it as long
        buffers.values().forEach(Buffer::close);
        counters.values().forEach(Buffer::close);
        returned.close();
    }
}
