package dev.smi.apps.kmeans;

import static dev.smi.apps.OnJvm.await;
import static dev.smi.apps.OnJvm.floats;
import static dev.smi.apps.OnJvm.ints;
import static org.assertj.core.api.Assertions.assertThat;

import dev.smi.Buffer;
import dev.smi.Program;
import dev.smi.apps.OnJvm;
import dev.smi.model.DataType;
import dev.smi.model.io.TextFiles;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The kernels on eight ranks of one JVM: the means and sizes that the launch files expect, bit for bit. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class KmeansTest {

    private static final Path EXPECTED = Path.of(System.getProperty("smi.home")).resolve("apps/kmeans");
    private static final int COUNT = Kmeans.ROWS * Kmeans.COLS;
    private static final int ITERATIONS = 20;

    private static final float[] FIRST_MEANS = {
        0, 0, 128, 128, 128, 255, 255, 255, 255, 255, 192, 128, 128, 128, 128, 0, 64, 0, 192, 192, 64, 255, 0, 0
    };

    private static ByteBuffer expected(String file) {
        return ByteBuffer.wrap(TextFiles.readBytes(EXPECTED.resolve(file))).order(ByteOrder.LITTLE_ENDIAN);
    }

    @Test
    void shouldFindTheMeansThatTheLaunchFileExpects() {
        float[] means = new float[FIRST_MEANS.length];
        expected("expected-means.bin").asFloatBuffer().get(means);
        int[] sizes = new int[8 * Kmeans.K];
        expected("expected-sizes.bin").asIntBuffer().get(sizes);

        OnJvm.run(8, smi -> {
            Program program = smi.device().load(Kmeans.class);
            Buffer pixels = smi.device().allocate(DataType.CHAR, COUNT * Kmeans.COLORS);
            Buffer labels = smi.device().allocate(DataType.CHAR, COUNT);
            Buffer own = smi.device().allocate(DataType.FLOAT, FIRST_MEANS.length);
            Buffer ownSizes = smi.device().allocate(DataType.INT, Kmeans.K);
            if (smi.rank() == 0) {
                own.write(FIRST_MEANS);
            }
            await(program.kernel(Kmeans::paint), pixels, smi.world());
            await(program.kernel(Kmeans::kmeans), pixels, own, labels, ownSizes, COUNT, ITERATIONS, smi.world());

            assertThat(floats(own)).isEqualTo(means);
            int first = smi.rank() * Kmeans.K;
            assertThat(ints(ownSizes)).isEqualTo(Arrays.copyOfRange(sizes, first, first + Kmeans.K));
        });
    }

    @Test
    void shouldGiveEachPixelTheColourOfItsMean() {
        OnJvm.run(1, smi -> {
            Program program = smi.device().load(Kmeans.class);
            Buffer means = smi.device().allocate(DataType.FLOAT, FIRST_MEANS.length);
            Buffer labels = smi.device().allocate(DataType.CHAR, 2);
            Buffer pixels = smi.device().allocate(DataType.CHAR, 6);
            means.write(FIRST_MEANS);
            labels.write(new byte[] {7, 3});
            await(program.kernel(Kmeans::recolor), labels, means, pixels, 2);
            byte[] colors = new byte[6];
            pixels.read(colors);
            assertThat(colors).containsExactly(255, 0, 0, 255, 192, 128);
        });
    }
}
