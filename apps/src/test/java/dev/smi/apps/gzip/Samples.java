package dev.smi.apps.gzip;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.zip.GZIPInputStream;

/** Data, and what another program makes of what became of it. Stateless. */
final class Samples {

    private Samples() {}

    /** Text and noise in turns; the same for the same seed. */
    static byte[] mixed(int bytes, long seed) {
        Random random = new Random(seed);
        byte[] data = new byte[bytes];
        int at = 0;
        while (at < bytes) {
            byte[] part = random.nextInt(4) == 0 ? noise(random) : line(random);
            int count = Math.min(part.length, bytes - at);
            System.arraycopy(part, 0, data, at, count);
            at += count;
        }
        return data;
    }

    private static byte[] noise(Random random) {
        byte[] noise = new byte[random.nextInt(200)];
        random.nextBytes(noise);
        return noise;
    }

    private static byte[] line(Random random) {
        String line = "GET /item/%d?user=%d HTTP/1.1 200%n".formatted(random.nextInt(900), random.nextInt(90));
        return line.repeat(1 + random.nextInt(3)).getBytes(StandardCharsets.US_ASCII);
    }

    /** The data of all members, as the JDK reads them. */
    static byte[] unpacked(byte[] gzip) {
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(gzip))) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
