package dev.smi.benchmarks;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;

/**
 * Data to compress: blocks of log lines, of prose, of binary records and, one in twelve, of noise, in turns. Always the
 * same for the same size. Compresses to about a third, as much of what is on disks does. For one thread.
 */
final class MixedData {

    private static final int BLOCK_BYTES = 1 << 17;
    private static final int WORDS = 20_000;
    private static final int KINDS = 12;

    private final Random random = new Random(42);
    private final String[] words = new String[WORDS];

    private MixedData() {
        for (int w = 0; w < WORDS; w++) {
            words[w] = word();
        }
    }

    /** Writes a file of so many bytes. */
    static void write(Path file, long bytes) throws IOException {
        MixedData data = new MixedData();
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
            long left = bytes;
            for (int kind = 0; left > 0; kind++) {
                byte[] block = data.block(kind % KINDS);
                int count = (int) Math.min(left, block.length);
                out.write(block, 0, count);
                left -= count;
            }
        }
    }

    private byte[] block(int kind) {
        return switch (kind) {
            case 0 -> noise();
            case 1, 2, 3 -> records();
            case 4, 5, 6, 7 -> log();
            default -> prose();
        };
    }

    private byte[] noise() {
        byte[] noise = new byte[BLOCK_BYTES / 2];
        random.nextBytes(noise);
        return noise;
    }

    /** Of 32 bytes: number, time, two measurements that wander, flags. */
    private byte[] records() {
        ByteBuffer records = ByteBuffer.allocate(BLOCK_BYTES).order(ByteOrder.LITTLE_ENDIAN);
        long time = 1_600_000_000_000L + random.nextInt();
        double value = random.nextDouble();
        for (int r = 0; records.remaining() >= 32; r++) {
            time += random.nextInt(50);
            value += random.nextGaussian() / 100;
            records.putLong(r).putLong(time).putFloat((float) value).putFloat(random.nextInt(4_000) / 8f);
            records.putLong(random.nextInt(5));
        }
        return records.array();
    }

    private byte[] log() {
        StringBuilder text = new StringBuilder();
        int second = random.nextInt(86_400);
        while (text.length() < BLOCK_BYTES) {
            second += random.nextInt(2);
            text.append("2024-11-02T")
                    .append(second / 3600 % 24)
                    .append(':')
                    .append(second / 60 % 60)
                    .append(':')
                    .append(second % 60)
                    .append(random.nextInt(9) == 0 ? "Z WARN  [worker-" : "Z INFO  [worker-")
                    .append(random.nextInt(32))
                    .append("] request=")
                    .append(Long.toHexString(random.nextLong()))
                    .append(" path=/")
                    .append(anyWord())
                    .append('/')
                    .append(anyWord())
                    .append(" took ")
                    .append(random.nextInt(900))
                    .append(" ms\n");
        }
        return text.toString().getBytes(StandardCharsets.US_ASCII);
    }

    private byte[] prose() {
        StringBuilder text = new StringBuilder();
        while (text.length() < BLOCK_BYTES) {
            text.append(anyWord()).append(random.nextInt(12) == 0 ? ".\n" : " ");
        }
        return text.toString().getBytes(StandardCharsets.US_ASCII);
    }

    /** Few words are frequent, and many are rare. */
    private String anyWord() {
        return words[(int) Math.pow(WORDS, random.nextDouble()) - 1];
    }

    private String word() {
        StringBuilder word = new StringBuilder();
        int syllables = 1 + random.nextInt(4);
        for (int s = 0; s < syllables; s++) {
            word.append("bcdfghklmnprstvw".charAt(random.nextInt(16))).append("aeiou".charAt(random.nextInt(5)));
            if (random.nextInt(3) == 0) {
                word.append("nrst".charAt(random.nextInt(4)));
            }
        }
        return word.toString();
    }
}
