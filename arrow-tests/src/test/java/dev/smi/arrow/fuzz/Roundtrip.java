package dev.smi.arrow.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import dev.smi.arrow.model.ArrowInterface;
import dev.smi.arrow.model.Batch;
import dev.smi.arrow.model.ColumnBuffer;
import dev.smi.arrow.model.FieldStream;
import dev.smi.arrow.model.KernelParameter;
import dev.smi.arrow.model.Lane;
import dev.smi.arrow.model.StreamArgument;
import dev.smi.emulator.KernelArgument;
import dev.smi.emulator.KernelLaunch;
import dev.smi.model.Rank;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** One batch on its way through a program. One use. */
final class Roundtrip {

    private static final Rank RANK = new Rank(0);

    private final ArrowInterface program;
    private final RandomBatch batch;
    private final Arena arena;
    private final String seed;
    private final Map<String, Integer> counts = new HashMap<>();
    private final Map<String, Integer> capacities = new HashMap<>();

    /** @param seed what to tell if something differs */
    Roundtrip(ArrowInterface program, RandomBatch batch, Arena arena, String seed) {
        this.program = program;
        this.batch = batch;
        this.arena = arena;
        this.seed = seed;
    }

    /** Adds buffers to the arena; gives the kernels to start. */
    List<KernelLaunch> launches() {
        Batch read = program.batches().getFirst();
        Batch written = program.batches().getLast();
        for (int i = 0; i < read.streams().size(); i++) {
            count(read.streams().get(i), written.streams().get(i), batch.first(), batch.last());
        }
        List<KernelLaunch> launches = new ArrayList<>();
        for (FieldStream stream : program.streams()) {
            List<KernelArgument> arguments = new ArrayList<>();
            for (StreamArgument argument : stream.arguments()) {
                arguments.add(argument(stream, argument));
            }
            launches.add(new KernelLaunch(RANK, stream.kernel(), arguments, false));
        }
        List<KernelArgument> own =
                program.parameters().stream().map(this::parameter).toList();
        launches.add(new KernelLaunch(RANK, program.kernel(), own, false));
        return launches;
    }

    /** How many elements each stream that is written gets. */
    private void count(FieldStream from, FieldStream to, int first, int last) {
        counts.put(to.name(), last - first);
        capacities.put(to.name(), batch.capacity(last - first));
        Iterator<FieldStream> fromChildren = from.children().iterator();
        Iterator<FieldStream> toChildren = to.children().iterator();
        for (Lane lane : from.lanes()) {
            if (lane.kind() == Lane.Kind.LENGTH) {
                int start = batch.buffers().offset(lane.buffer(), first);
                int end = batch.buffers().offset(lane.buffer(), last);
                count(fromChildren.next(), toChildren.next(), start, end);
            }
        }
    }

    private KernelArgument argument(FieldStream stream, StreamArgument argument) {
        return switch (argument) {
            case StreamArgument.Capacity _ -> scalar(capacity(stream));
            case StreamArgument.Written _ -> memory(stream.name() + " written", new byte[Integer.BYTES]);
            case StreamArgument.Memory(String _, ColumnBuffer buffer) ->
                memory(
                        buffer.name(),
                        buffer.batch().equals(program.batches().getFirst().name())
                                ? batch.buffers().get(buffer)
                                : new byte[(int) buffer.bytes(capacity(stream))]);
        };
    }

    private int capacity(FieldStream stream) {
        return Objects.requireNonNull(capacities.get(stream.name()));
    }

    private KernelArgument parameter(KernelParameter parameter) {
        boolean isRead =
                parameter.name().startsWith(program.batches().getFirst().name());
        return switch (parameter) {
            case KernelParameter.First _ -> scalar(isRead ? batch.first() : 0);
            case KernelParameter.Last _ -> scalar(isRead ? batch.last() : 0);
            case KernelParameter.Custom _ -> scalar(0);
            case KernelParameter.Return _ -> memory("return", new byte[Long.BYTES]);
        };
    }

    private static KernelArgument scalar(int value) {
        return new KernelArgument.Scalar(BigDecimal.valueOf(value));
    }

    /** Memory of the exact size: what is written beside it is a fault. */
    private KernelArgument memory(String name, byte[] contents) {
        return new KernelArgument.Buffer(arena.put(program.kernel() + " " + name, contents));
    }

    /** Compares what arrived with what was sent. */
    void check() {
        Batch read = program.batches().getFirst();
        Batch written = program.batches().getLast();
        Buffers results = new Buffers();
        written.buffers().forEach(buffer -> results.put(buffer, bytes(buffer.name())));
        Comparison comparison = new Comparison(batch.buffers(), results, capacities, seed);
        for (int i = 0; i < read.streams().size(); i++) {
            comparison.compare(read.streams().get(i), written.streams().get(i), batch.first(), batch.last());
        }
        counts.forEach((stream, count) ->
                assertThat(word(stream + " written")).as(seed + ": " + stream).isEqualTo(count));
        assertThat(word("return")).as(seed).isEqualTo(IdentityKernel.returned(program));
    }

    /** What the kernel returned. */
    byte[] returned() {
        return bytes("return");
    }

    private byte[] bytes(String name) {
        return arena.get(program.kernel() + " " + name);
    }

    private int word(String name) {
        return ByteBuffer.wrap(bytes(name)).order(ByteOrder.LITTLE_ENDIAN).getInt();
    }
}
