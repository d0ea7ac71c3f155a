package dev.smi.emulator.machine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class DeviceMemoryTest {

    private final DeviceMemory memory = new DeviceMemory(1);

    @Test
    void shouldReadBackWhatWasWritten() {
        memory.writeI32(8, 0x01020304);
        memory.writeF64(16, -0.5);
        memory.writeShort(32, (short) -2);

        assertThat(memory.read(8)).isEqualTo((byte) 4);
        assertThat(memory.readInt(8)).isEqualTo(0x01020304);
        assertThat(memory.readDouble(16)).isEqualTo(-0.5);
        assertThat(memory.readU16(32)).isEqualTo(0xfffe);
    }

    @Test
    void shouldTrapOutsideItsBounds() {
        int end = 65536;
        List<Consumer<DeviceMemory>> accesses = List.of(
                m -> m.read(end),
                m -> m.read(-1),
                m -> m.readInt(end - 3),
                m -> m.readLong(end - 7),
                m -> m.readFloat(-4),
                m -> m.readDouble(end),
                m -> m.writeByte(end, (byte) 0),
                m -> m.writeI32(end - 1, 0),
                m -> m.writeLong(Integer.MIN_VALUE, 0),
                m -> m.fill((byte) 0, end - 1, end + 1),
                m -> m.copy(0, end - 1, 2),
                m -> m.readBytes(end, 1));
        for (Consumer<DeviceMemory> access : accesses) {
            assertThatThrownBy(() -> access.accept(memory)).hasMessageContaining("memory access out of bounds");
        }
    }

    @Test
    void shouldGrowAndKeepItsContents() {
        memory.writeI32(4, 7);
        memory.ensure(200_000);

        assertThat(memory.readInt(4)).isEqualTo(7);
        assertThat(memory.pages()).isEqualTo(4);
        assertThat(memory.grow(1)).as("device code cannot grow it").isEqualTo(-1);
    }

    @Test
    void shouldSayWhenThereIsNoRoom() {
        assertThatThrownBy(() -> memory.ensure(1L << 31))
                .isInstanceOf(OutOfDeviceMemoryException.class)
                .hasMessageContaining("2147483648 are needed");
    }

    @Test
    void shouldReadText() {
        memory.write(100, "r\u00e4nk\0x".getBytes(StandardCharsets.UTF_8), 0, 7);
        assertThat(memory.string(100)).isEqualTo("r\u00e4nk");
    }
}
