package dev.smi.apps.gzip.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class EngineTest {

    private static final int[] SIZES = {1, 2, 100, 65_535, 65_536, 140_001};

    @ParameterizedTest
    @EnumSource
    void shouldMakeStreamsThatTheJdkUnpacks(EngineName name) throws DataFormatException {
        assumeInstalled(name);
        for (int level : new int[] {1, 2, 3, 6, 9}) {
            try (Engine engine = name.open(level);
                    Arena arena = Arena.ofConfined()) {
                for (int size : SIZES) {
                    byte[] data = text(size);

                    byte[] packed = deflate(engine, data, arena);

                    assertThat(inflate(packed, size)).isEqualTo(data);
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void shouldStayWithinItsBoundForDataThatCannotBeCompressed(EngineName name) throws DataFormatException {
        assumeInstalled(name);
        for (int level : new int[] {1, 6, 9}) {
            try (Engine engine = name.open(level);
                    Arena arena = Arena.ofConfined()) {
                for (int size : SIZES) {
                    byte[] data = noise(size);

                    byte[] packed = deflate(engine, data, arena);

                    assertThat(inflate(packed, size)).isEqualTo(data);
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void shouldGiveTheSameBytesForTheSamePieceWhateverCameBefore(EngineName name) {
        assumeInstalled(name);
        try (Engine used = name.open(1);
                Engine fresh = name.open(1);
                Arena arena = Arena.ofConfined()) {
            deflate(used, noise(200_000), arena);
            deflate(used, text(70_000), arena);

            assertThat(deflate(used, text(150_000), arena)).isEqualTo(deflate(fresh, text(150_000), arena));
        }
    }

    @ParameterizedTest
    @EnumSource
    void shouldMakeNoLargerStreamsThanTheJdkAtTheLevelsItIsChosenFor(EngineName name) {
        assumeInstalled(name);
        byte[] data = text(1 << 18);
        int[] levels = name == EngineName.ISAL ? new int[] {1} : new int[] {1, 3, 6, 9};
        for (int level : levels) {
            try (Engine engine = name.open(level);
                    Engine jdk = EngineName.JDK.open(level);
                    Arena arena = Arena.ofConfined()) {
                int size = deflate(engine, data, arena).length;

                assertThat(size).isLessThanOrEqualTo(deflate(jdk, data, arena).length * 102 / 100);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void shouldRejectALevelThatGzipHasNot(EngineName name) {
        assertThatThrownBy(() -> name.open(10)).hasMessage("level 10; levels are 1 to 9");
    }

    private static void assumeInstalled(EngineName name) {
        try {
            name.check();
        } catch (EngineMissingException e) {
            assumeTrue(false, e.getMessage());
        }
    }

    private static byte[] deflate(Engine engine, byte[] data, Arena arena) {
        MemorySegment input = arena.allocateFrom(ValueLayout.JAVA_BYTE, data).asReadOnly();
        MemorySegment output = arena.allocate(engine.bound(data.length));
        long written = engine.deflate(input, output);
        return output.asSlice(0, written).toArray(ValueLayout.JAVA_BYTE);
    }

    private static byte[] inflate(byte[] packed, int size) throws DataFormatException {
        Inflater inflater = new Inflater(true);
        try {
            inflater.setInput(packed);
            byte[] data = new byte[size + 1];
            int got = inflater.inflate(data);
            assertThat(inflater.finished()).isTrue();
            assertThat(inflater.getRemaining()).isZero();
            return java.util.Arrays.copyOf(data, got);
        } finally {
            inflater.end();
        }
    }

    /** Words of a small vocabulary, which compress like a log. */
    private static byte[] text(int size) {
        Random random = new Random(3);
        StringBuilder text = new StringBuilder();
        while (text.length() < size) {
            text.append(Integer.toString(random.nextInt(5_000) * random.nextInt(5_000), 36))
                    .append(random.nextInt(8) == 0 ? '\n' : ' ');
        }
        return text.substring(0, size).getBytes(StandardCharsets.US_ASCII);
    }

    private static byte[] noise(int size) {
        byte[] data = new byte[size];
        new Random(5).nextBytes(data);
        return data;
    }
}
