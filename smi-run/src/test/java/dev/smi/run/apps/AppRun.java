package dev.smi.run.apps;

import static org.assertj.core.api.Assertions.assertThat;

import dev.smi.model.io.TextFiles;
import dev.smi.run.LaunchRunner;
import dev.smi.run.RunReport;
import dev.smi.run.launchfile.LaunchFileReader;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.Optional;

/** Runs an application's launch file and reads what it saved. */
final class AppRun {

    private static final Path APPS =
            Path.of(System.getProperty("smi.home", "..")).resolve("apps").normalize();

    /** Files that are committed stay small. */
    private static final int MOST_BYTES = 100_000;

    private final Path output;
    private final RunReport report;

    private AppRun(Path output, RunReport report) {
        this.output = output;
        this.report = report;
    }

    /** Runs a launch file, {@code name/name.json}. */
    static AppRun of(String launchFile, Path output) {
        RunReport report = new LaunchRunner(
                        LaunchFileReader.read(APPS.resolve(launchFile)), output, Optional.empty(), (_, _, _) -> {})
                .run();
        return new AppRun(output, report);
    }

    /** The launch file's own expectations have to be met. */
    void assertPassed() {
        assertThat(report.isPassed()).as(() -> report.steps().toString()).isTrue();
    }

    /** A file that the launch file saved. */
    float[] floats(String file) {
        ByteBuffer bytes =
                ByteBuffer.wrap(TextFiles.readBytes(output.resolve(file))).order(ByteOrder.LITTLE_ENDIAN);
        float[] floats = new float[bytes.capacity() / Float.BYTES];
        bytes.asFloatBuffer().get(floats);
        return floats;
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
        assertExpectedFile(APPS.resolve(file), bytes.array());
    }

    /** The same for whole numbers. */
    static void assertExpectedFile(String file, int[] computed) {
        ByteBuffer bytes = ByteBuffer.allocate(computed.length * Integer.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asIntBuffer().put(computed);
        assertExpectedFile(APPS.resolve(file), bytes.array());
    }

    private static void assertExpectedFile(Path file, byte[] computed) {
        assertThat(computed.length).isLessThan(MOST_BYTES);
        if (Boolean.getBoolean("golden.update")) {
            TextFiles.writeBytes(file, computed);
        }
        assertThat(TextFiles.readBytes(file))
                .as("%s, which -Dgolden.update=true rewrites", file)
                .isEqualTo(computed);
    }
}
