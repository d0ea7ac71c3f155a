package dev.smi.emulator.machine;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class DevicePrintfTest {

    private final DeviceMemory memory = new DeviceMemory(1);
    private final DevicePrintf printf = new DevicePrintf(memory);

    @Test
    void shouldFormatNumbers() {
        memory.writeI32(0, -7);
        memory.writeI32(4, -1);
        memory.writeI32(8, 255);
        memory.writeF64(16, 1.25);
        memory.writeLong(24, 1L << 40);
        memory.writeI32(32, 'x');

        assertThat(printf.format("%d %u %04x %.1f|%ld|%c 100%%\n", 0))
                .isEqualTo("-7 4294967295 00ff 1.2|1099511627776|x 100%\n");
    }

    @Test
    void shouldAlignLargeArguments() {
        memory.writeI32(0, 1);
        memory.writeF64(8, 2.5);
        memory.writeI32(16, 3);

        assertThat(printf.format("%d %g %d", 0)).isEqualTo("1 2.5 3");
    }

    @Test
    void shouldFormatText() {
        memory.write(100, "abc\0".getBytes(StandardCharsets.UTF_8), 0, 4);
        memory.writeI32(0, 100);

        assertThat(printf.format("[%5s]", 0)).isEqualTo("[  abc]");
    }

    @Test
    void shouldLeaveTextWithoutConversionsAlone() {
        assertThat(printf.format("$1 \\ done %y", 0)).isEqualTo("$1 \\ done %y");
    }
}
