package dev.smi.apps.gzip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.smi.apps.gzip.engine.EngineName;
import dev.smi.data.Cluster;
import dev.smi.data.JobFailedException;
import dev.smi.data.cluster.Clusters;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class CompressionTest {

    private static final MemberSettings SETTINGS = new MemberSettings(EngineName.JDK, 6);
    private static final int CHUNK = 1 << 15;
    private static final byte[] DATA = Samples.mixed(1_000_000, 1);

    private static Cluster two;

    @TempDir
    private Path directory;

    @BeforeAll
    static void open() {
        two = cluster(2);
    }

    @AfterAll
    static void close() {
        two.close();
    }

    private static Cluster cluster(int workers) {
        return Clusters.inProcess(workers, Map.of("device", "jvm"));
    }

    @Test
    void shouldMakeTheSameFileWithOneTwoAndFourWorkers() throws Exception {
        Path input = write("data", DATA);
        byte[] expected = {};
        for (int workers : new int[] {1, 2, 4}) {
            Path output = directory.resolve(workers + ".gz");
            try (Cluster cluster = cluster(workers)) {
                FileReport report = new Compression(cluster, SETTINGS, CHUNK, false).file(input, output);

                assertThat(report.members()).isEqualTo(31);
                assertThat(report.bytes()).isEqualTo(DATA.length);
                assertThat(report.compressed()).isEqualTo(Files.size(output));
            }
            byte[] made = Files.readAllBytes(output);
            assertThat(Samples.unpacked(made)).isEqualTo(DATA);
            expected = expected.length == 0 ? made : expected;
            assertThat(made).isEqualTo(expected);
        }
    }

    @Test
    void shouldMakeOfAStreamWhatItMakesOfTheFile() throws Exception {
        Path input = write("data", DATA);
        ByteArrayOutputStream ofFile = new ByteArrayOutputStream();
        ByteArrayOutputStream ofStream = new ByteArrayOutputStream();

        compression().file(input, Channels.newChannel(ofFile));
        compression().stream(Channels.newChannel(new Drops(DATA)), Channels.newChannel(ofStream));

        assertThat(ofStream.toByteArray()).isEqualTo(ofFile.toByteArray());
    }

    @Test
    void shouldGoFromWindowToWindowOfAStreamThatIsLongerThanOne() throws Exception {
        byte[] data = Samples.mixed((33 << 20) + 5, 2);
        ByteArrayOutputStream out = new ByteArrayOutputStream();

        FileReport report = new Compression(two, new MemberSettings(EngineName.JDK, 1), 1 << 20, false)
                .stream(Channels.newChannel(new ByteArrayInputStream(data)), Channels.newChannel(out));

        assertThat(report.members()).isEqualTo(34);
        assertThat(Samples.unpacked(out.toByteArray())).isEqualTo(data);
    }

    @Test
    void shouldMakeAMemberOfNothing() throws Exception {
        ByteArrayOutputStream ofStream = new ByteArrayOutputStream();
        Path output = directory.resolve("empty.gz");

        compression().file(write("empty", new byte[0]), output);
        compression().stream(Channels.newChannel(new ByteArrayInputStream(new byte[0])), Channels.newChannel(ofStream));

        assertThat(Samples.unpacked(Files.readAllBytes(output))).isEmpty();
        assertThat(ofStream.toByteArray()).isEqualTo(Files.readAllBytes(output)).hasSize(20);
    }

    @Test
    void shouldRoundTripAnySizesOfDataAndChunks() throws Exception {
        Random random = new Random(7);
        for (int i = 0; i < 25; i++) {
            byte[] data = Samples.mixed(1 + random.nextInt(200_000), i);
            long chunk = 1L + random.nextInt(i % 5 == 0 ? 1_000 : 100_000);
            chunk = Math.max(chunk, data.length / 100 + 1);
            Path input = write("data" + i, data);
            Path output = directory.resolve("data" + i + ".gz");

            FileReport report = new Compression(two, SETTINGS, chunk, false).file(input, output);

            assertThat(report.members()).isEqualTo((data.length + chunk - 1) / chunk);
            assertThat(Samples.unpacked(Files.readAllBytes(output))).isEqualTo(data);
        }
    }

    @Test
    void shouldFailWithoutLeavingAnythingWhenTheDiskIsFull() throws IOException {
        Path input = write("data", DATA);

        assertThatThrownBy(() -> compression().file(input, new FullDisk()))
                .isInstanceOf(JobFailedException.class)
                .hasMessageContaining("No space left on device");

        Path output = directory.resolve("missing/directory");
        Files.writeString(directory.resolve("missing"), "a file where a directory is wanted");
        assertThatThrownBy(() -> compression().file(input, output)).hasMessageContaining("cannot write the file");
        assertThat(names()).containsExactlyInAnyOrder("data", "missing");
    }

    private Compression compression() {
        return new Compression(two, SETTINGS, CHUNK, false);
    }

    private Path write(String name, byte[] data) throws IOException {
        return Files.write(directory.resolve(name), data);
    }

    private Stream<String> names() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(f -> f.getFileName().toString()).toList().stream();
        }
    }

    /** Gives a little at a time, as a pipe does. */
    private static final class Drops extends ByteArrayInputStream {

        private Drops(byte[] data) {
            super(data);
        }

        @Override
        public synchronized int read(byte[] target, int offset, int length) {
            return super.read(target, offset, Math.min(length, 7_001));
        }
    }

    /** Takes a little, and no more. */
    private static final class FullDisk implements WritableByteChannel {

        private long left = 50_000;

        @Override
        public int write(ByteBuffer data) throws IOException {
            if (data.remaining() > left) {
                throw new IOException("No space left on device");
            }
            int taken = data.remaining();
            data.position(data.limit());
            left -= taken;
            return taken;
        }

        @Override
        public boolean isOpen() {
            return true;
        }

        @Override
        public void close() {
            // nothing to close
        }
    }
}
