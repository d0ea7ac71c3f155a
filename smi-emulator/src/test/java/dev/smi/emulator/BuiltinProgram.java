package dev.smi.emulator;

import dev.smi.emulator.machine.MachineImage;
import dev.smi.model.Rank;
import dev.smi.route.table.RoutingTables;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A program whose kernels take a buffer for results and buffers of operands, for tests of built-in functions. */
final class BuiltinProgram implements AutoCloseable {

    private static final Duration DEADLINE = Duration.ofSeconds(30);
    private static final Rank RANK = new Rank(0);

    private final List<String> printed = new ArrayList<>();
    private final Emulator emulator;

    BuiltinProgram(String source) {
        MachineImage image = TestPrograms.image(source);
        this.emulator =
                new Emulator(List.of(image), List.of(), new RoutingTables(1, 0), (_, _, text) -> printed.add(text));
    }

    /** Room for numbers, little endian. */
    static ByteBuffer room(int bytes) {
        return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    static ByteBuffer doubles(double... values) {
        ByteBuffer bytes = room(8 * values.length);
        for (double value : values) {
            bytes.putDouble(value);
        }
        return bytes;
    }

    static ByteBuffer floats(double... values) {
        ByteBuffer bytes = room(4 * values.length);
        for (double value : values) {
            bytes.putFloat((float) value);
        }
        return bytes;
    }

    static ByteBuffer longs(long... values) {
        ByteBuffer bytes = room(8 * values.length);
        for (long value : values) {
            bytes.putLong(value);
        }
        return bytes;
    }

    /** Runs a kernel on copies of the operands and gives what it leaves in a buffer of so many bytes. */
    ByteBuffer run(String kernel, int bytes, ByteBuffer... operands) {
        List<KernelArgument> arguments = new ArrayList<>();
        DeviceBuffer out = emulator.allocate(RANK, bytes);
        arguments.add(new KernelArgument.Buffer(out));
        for (ByteBuffer operand : operands) {
            DeviceBuffer buffer = emulator.allocate(RANK, operand.capacity());
            byte[] content = new byte[operand.capacity()];
            operand.get(0, content);
            emulator.write(buffer, 0, content);
            arguments.add(new KernelArgument.Buffer(buffer));
        }
        RunOutcome outcome = emulator.run(List.of(new KernelLaunch(RANK, kernel, arguments, false)), DEADLINE);
        if (!(outcome instanceof RunOutcome.Completed)) {
            throw new AssertionError(kernel + ": " + outcome);
        }
        return ByteBuffer.wrap(emulator.read(out)).order(ByteOrder.LITTLE_ENDIAN);
    }

    String printed() {
        return String.join("", printed);
    }

    @Override
    public void close() {
        emulator.close();
    }
}
