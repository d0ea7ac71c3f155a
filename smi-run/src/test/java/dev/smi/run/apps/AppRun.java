package dev.smi.run.apps;

import static org.assertj.core.api.Assertions.assertThat;

import dev.smi.model.io.TextFiles;
import dev.smi.run.LaunchRunner;
import dev.smi.run.RunReport;
import dev.smi.run.launchfile.LaunchFileReader;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Runs an application's launch file and reads what it saved. */
final class AppRun {

    private static final Path APPS =
            Path.of(System.getProperty("smi.home", "..")).resolve("apps").normalize();

    /** Files that are committed stay small. */
    private static final int MOST_BYTES = 100_000;

    private final Path output;

    private AppRun(Path output) {
        this.output = output;
    }

    /** Runs a launch file, {@code name/name.json}; its own expectations have to be met. */
    static AppRun of(String launchFile, Path output) {
        RunReport report = new LaunchRunner(
                        LaunchFileReader.read(APPS.resolve(launchFile)), output, Optional.empty(), (_, _, _) -> {})
                .run();
        assertThat(report.isPassed()).as(() -> report.steps().toString()).isTrue();
        return new AppRun(output);
    }

    /** A file that the launch file saved. */
    float[] floats(String file) {
        ByteBuffer bytes =
                ByteBuffer.wrap(TextFiles.readBytes(output.resolve(file))).order(ByteOrder.LITTLE_ENDIAN);
        float[] floats = new float[bytes.capacity() / Float.BYTES];
        bytes.asFloatBuffer().get(floats);
        return floats;
    }

    /** A file that the launch file saved. */
    int[] ints(String file) {
        ByteBuffer bytes =
                ByteBuffer.wrap(TextFiles.readBytes(output.resolve(file))).order(ByteOrder.LITTLE_ENDIAN);
        int[] ints = new int[bytes.capacity() / Integer.BYTES];
        bytes.asIntBuffer().get(ints);
        return ints;
    }

    Path file(String name) {
        return output.resolve(name);
    }

    /**
     * Holds that a committed file of expected values is what was computed here. {@code -Dgolden.update=true} writes it
     * instead.
     */
    static void assertExpectedFile(String file, float[] computed) {
        ByteBuffer bytes = ByteBuffer.allocate(computed.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asFloatBuffer().put(computed);
        Path path = APPS.resolve(file);
        assertThat(bytes.capacity()).isLessThan(MOST_BYTES);
        if (Boolean.getBoolean("golden.update")) {
            TextFiles.writeBytes(path, bytes.array());
        }
        assertThat(Files.exists(path))
                .as("%s; make it with -Dgolden.update=true", path)
                .isTrue();
        assertThat(TextFiles.readBytes(path)).isEqualTo(bytes.array());
    }
}
