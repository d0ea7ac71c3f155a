package dev.smi.apps.gzip;

import dev.smi.data.Cluster;
import dev.smi.data.Combiner;
import dev.smi.data.Job;
import dev.smi.data.JobFailedException;
import dev.smi.data.Outcome;
import dev.smi.data.Piece;
import dev.smi.data.Shares;
import dev.smi.data.Source;
import dev.smi.data.UnitSpec;
import dev.smi.data.split.Combiners;
import dev.smi.data.split.FileCombiner;
import dev.smi.data.split.Sources;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Compresses with the workers of a cluster. The result depends on the data, the settings and the size of the chunks,
 * and on nothing else. For one thread.
 */
final class Compression {

    private static final String STREAM = "-";

    /** Of the data of a stream that are read and then compressed at once, at least. */
    private static final long WINDOW_BYTES = 32L << 20;

    private static final int CHUNKS_PER_WORKER = 4;

    private final Cluster cluster;
    private final MemberSettings settings;
    private final long chunkBytes;
    private final boolean showsProgress;

    /**
     * What compresses.
     *
     * @param chunkBytes of each member's data, except the last one's
     * @param showsProgress whether there is a bar, if standard error is a terminal
     */
    Compression(Cluster cluster, MemberSettings settings, long chunkBytes, boolean showsProgress) {
        this.cluster = cluster;
        this.settings = settings;
        this.chunkBytes = chunkBytes;
        this.showsProgress = showsProgress;
    }

    /**
     * Compresses a file to another, which gets its name when it is whole.
     *
     * @throws JobFailedException if it cannot be done; nothing is left of it
     */
    FileReport file(Path input, Path output) throws JobFailedException, IOException, InterruptedException {
        try (Source source = Sources.files(input);
                FileCombiner target = Combiners.file(output)) {
            // A command that is stopped by a signal leaves nothing unfinished either.
            Thread stopped = new Thread(target::close);
            Runtime.getRuntime().addShutdownHook(stopped);
            try {
                return run(input.toString(), output.toString(), source, target);
            } finally {
                removeHook(stopped);
            }
        }
    }

    private static void removeHook(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException _) {
            // The JVM ends, and the hook does its work.
        }
    }

    /** Compresses a file to a channel, which stays open. */
    FileReport file(Path input, WritableByteChannel output)
            throws JobFailedException, IOException, InterruptedException {
        try (Source source = Sources.files(input)) {
            return run(input.toString(), STREAM, source, new ChannelCombiner(output));
        }
    }

    /** Compresses what comes through a channel until it ends, in bounded memory; both channels stay open. */
    FileReport stream(ReadableByteChannel input, WritableByteChannel output)
            throws JobFailedException, IOException, InterruptedException {
        ChannelCombiner target = new ChannelCombiner(output);
        FileReport sum = new FileReport(STREAM, STREAM, 0, 0, 0, Duration.ZERO, List.of());
        try (InputWindows windows = new InputWindows(input, windowBytes())) {
            MemorySegment window = windows.next();
            do {
                sum = sum.and(run(STREAM, STREAM, Sources.of(window, 1), target));
                window = windows.next();
            } while (window.byteSize() > 0);
        }
        return sum;
    }

    /** Whole chunks, so that windows cut the data where chunks do anyway. */
    private long windowBytes() {
        long chunks = Math.max((long) CHUNKS_PER_WORKER * cluster.workers().size(), WINDOW_BYTES / chunkBytes);
        return chunks * chunkBytes;
    }

    private FileReport run(String input, String output, Source source, Combiner<?> target)
            throws JobFailedException, IOException, InterruptedException {
        CountingCombiner<?> counting = new CountingCombiner<>(target);
        long start = System.nanoTime();
        List<String> losses = new ArrayList<>();
        if (source.size() == 0) {
            // There is no piece of nothing, and a file has one member at least; where it goes nobody looks at the
            // piece.
            counting.accept(new Piece(0, 0, 1), MemberFormat.empty(settings.level()));
            counting.finish();
        } else {
            Outcome<?> outcome = cluster.run(job(input, source, counting));
            losses.addAll(outcome.losses());
        }
        Duration elapsed = Duration.ofNanos(System.nanoTime() - start);
        return new FileReport(input, output, source.size(), counting.bytes(), counting.members(), elapsed, losses);
    }

    private <R> Job<R> job(String input, Source source, Combiner<R> target) {
        Job<R> job = Job.of(
                        "gzip " + input, source, UnitSpec.of(MemberUnits.class).with(settings.encoded()), target)
                .shares(Shares.chunks(chunkBytes));
        return showsProgress ? job.withProgress() : job;
    }
}
