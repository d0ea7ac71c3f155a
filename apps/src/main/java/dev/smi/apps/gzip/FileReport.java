package dev.smi.apps.gzip;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What became of one file.
 *
 * @param input its name, {@code -} for standard input
 * @param output what was written, {@code -} for standard output
 * @param bytes of the data
 * @param compressed bytes of the gzip file
 * @param members it has
 * @param elapsed from the first chunk to the last byte
 * @param losses what went wrong on the way and was mended
 */
record FileReport(
        String input, String output, long bytes, long compressed, long members, Duration elapsed, List<String> losses) {

    FileReport {
        losses = List.copyOf(losses);
    }

    /** This and more of the same. */
    FileReport and(FileReport more) {
        List<String> all = Stream.concat(losses.stream(), more.losses.stream()).toList();
        return new FileReport(
                input,
                output,
                bytes + more.bytes,
                compressed + more.compressed,
                members + more.members,
                elapsed.plus(more.elapsed),
                all);
    }

    /** Bytes of data for a byte of the file. */
    double ratio() {
        return compressed == 0 ? 0 : (double) bytes / compressed;
    }

    /** Millions of bytes of data in a second; 0 if it took no time. */
    double megabytesPerSecond() {
        return elapsed.isZero() ? 0 : bytes / 1e6 / (elapsed.toNanos() / 1e9);
    }

    /** For people. */
    String line() {
        return String.format(
                Locale.ROOT,
                "%s -> %s: %,d to %,d bytes (%.3f to 1), %d members, %.2f s, %.0f MB/s",
                input,
                output,
                bytes,
                compressed,
                ratio(),
                members,
                elapsed.toNanos() / 1e9,
                megabytesPerSecond());
    }

    /** For programs. */
    Map<String, Object> json() {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("input", input);
        members.put("output", output);
        members.put("bytes", bytes);
        members.put("compressed", compressed);
        members.put("ratio", ratio());
        members.put("members", this.members);
        members.put("time_s", elapsed.toNanos() / 1e9);
        members.put("mb_per_s", megabytesPerSecond());
        members.put("losses", losses);
        return members;
    }
}
