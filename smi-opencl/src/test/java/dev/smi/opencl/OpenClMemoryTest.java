package dev.smi.opencl;

import static org.assertj.core.api.Assertions.assertThat;

import dev.smi.device.DeviceDriver;
import dev.smi.device.DeviceMemory;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(NeedsOpenCl.class)
class OpenClMemoryTest {

    @TempDir
    private Path directory;

    private DeviceDriver device;

    @BeforeEach
    void load() {
        device = Devices.open(Map.of());
        device.load(Programs.plain(directory, "__kernel void nothing(__global int *x) {}"));
    }

    @AfterEach
    void close() {
        device.close();
    }

    @Test
    void shouldBeFilledWithZeros() {
        int bytes = (3 << 20) + 5;
        for (int turn = 0; turn < 3; turn++) {
            DeviceMemory memory = device.allocate("m", bytes);
            byte[] found = new byte[bytes];
            found[0] = 1;
            memory.read(0, MemorySegment.ofArray(found));
            assertThat(MemorySegment.ofArray(found).mismatch(MemorySegment.ofArray(new byte[bytes])))
                    .isEqualTo(-1);
            // what is given back is not what the next one gets
            memory.write(0, MemorySegment.ofArray(random(bytes)));
            memory.release();
        }
    }

    @Test
    void shouldCopyHeapAndNativeMemory() {
        int bytes = (5 << 20) + 12;
        byte[] contents = random(bytes);
        DeviceMemory memory = device.allocate("m", bytes);
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment source = arena.allocate(bytes);
            source.copyFrom(MemorySegment.ofArray(contents));
            memory.write(0, source.asReadOnly());
            float[] found = new float[bytes / 4];
            memory.read(0, MemorySegment.ofArray(found));
            assertThat(MemorySegment.ofArray(found).mismatch(source)).isEqualTo(-1);

            memory.write(0, MemorySegment.ofArray(new byte[bytes]));
            memory.write(0, source);
            MemorySegment target = arena.allocate(bytes);
            memory.read(0, target);
            assertThat(target.mismatch(source)).isEqualTo(-1);
        }
    }

    @Test
    void shouldCopyMoreThanIsCopiedAtOnce() {
        long bytes = (64L << 20) + 8;
        DeviceMemory memory = device.allocate("m", bytes);
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment source = arena.allocate(bytes);
            source.set(ValueLayout.JAVA_LONG, (64L << 20) - 8, 17);
            source.set(ValueLayout.JAVA_LONG, 64L << 20, 18);
            memory.write(0, source);
            MemorySegment target = arena.allocate(bytes);
            memory.read(0, target);
            assertThat(target.mismatch(source)).isEqualTo(-1);
        }
    }

    @Test
    void shouldCopyParts() {
        DeviceMemory memory = device.allocate("m", 16);
        memory.write(4, MemorySegment.ofArray(new int[] {7, 8}));
        memory.write(12, MemorySegment.ofArray(new int[0]));
        int[] found = new int[3];
        memory.read(4, MemorySegment.ofArray(found));
        assertThat(found).containsExactly(7, 8, 0);
        assertThat(memory.bytes()).isEqualTo(16);
    }

    @Test
    void shouldHaveMemoryOfNoBytes() {
        DeviceMemory memory = device.allocate("m", 0);
        assertThat(memory.bytes()).isZero();
        memory.write(0, MemorySegment.ofArray(new byte[0]));
        Devices.join(device.start("nothing", Devices.arguments(memory)));
    }

    private static byte[] random(int bytes) {
        byte[] contents = new byte[bytes];
        new Random(1).nextBytes(contents);
        return contents;
    }
}
