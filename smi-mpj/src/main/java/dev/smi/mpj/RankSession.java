package dev.smi.mpj;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import mpi.MPI;
import org.jspecify.annotations.Nullable;

/**
 * What this rank has done so far: whether it uses MPJ Express or asked for its rank, whether it has ended, what it told
 * the launcher. For any thread.
 *
 * <p>{@code MPI.Init} is called by whoever needs it first: the program itself, if it is an ordinary MPJ program, or
 * {@link #carrier}. A program that moves everything through shared memory never pays for it. On niodev {@code Init}
 * connects all ranks with each other, so either all ranks get there or none does.
 */
final class RankSession {

    private final RawArguments raw;
    private final JobFiles files;
    private final JobDescription description;
    private final AtomicBoolean reported = new AtomicBoolean();

    private volatile boolean isTaken;
    private volatile boolean hasEnded;
    private volatile boolean usesMpi;
    private volatile boolean hasFinalized;
    private @Nullable MpjCarrier carrier;

    RankSession(RawArguments raw, JobFiles files, JobDescription description) {
        this.raw = raw;
        this.files = files;
        this.description = description;
    }

    int rank() {
        return raw.rank();
    }

    /** Whether the rank has its JVM for itself. */
    boolean isAlone() {
        return raw.isAlone();
    }

    JobFiles files() {
        return files;
    }

    JobDescription description() {
        return description;
    }

    /** What {@code MPI.Init} gets, whatever the program passed. */
    String[] startMpi(String[] given) {
        usesMpi = true;
        return RawArguments.isRaw(given) ? given : raw.toArray();
    }

    /** The program calls {@code MPI.Finalize}. */
    void finalizeMpi() {
        hasFinalized = true;
    }

    /** Somebody asked for the rank, and will say when it has ended. */
    void take() {
        isTaken = true;
    }

    /** The rank has ended as it should. */
    void end() {
        hasEnded = true;
    }

    /** Messages through MPJ Express, which is started if it is not yet. */
    synchronized MpjCarrier carrier() {
        MpjCarrier existing = carrier;
        if (existing != null) {
            return existing;
        }
        if (!MPI.Initialized()) {
            boolean isOurs = !usesMpi;
            MPI.Init(raw.toArray());
            hasFinalized = isOurs; // the launcher's rendezvous at the end takes its place
        }
        MpjCarrier made = MpjCarrier.over(description.ranks(), rank());
        carrier = made;
        return made;
    }

    /** What the program has left open, if it ends now; what to do about it. */
    Optional<String> leftOpen() {
        if (isTaken && !hasEnded) {
            return Optional.of("its Smi was closed; open it in a try statement");
        }
        if (usesMpi && !hasFinalized) {
            return Optional.of("it called MPI.Finalize");
        }
        return Optional.empty();
    }

    /** Tells the launcher that the rank is there. */
    void reportStart() {
        publish(files.started(rank()), ProcessHandle.current().pid() + "\n");
    }

    /** Tells the launcher how the rank ended; only the first time counts. */
    void report(RankEnd end) {
        if (reported.compareAndSet(false, true)) {
            publish(files.ended(rank()), end.text());
        }
    }

    private static void publish(java.nio.file.Path file, String text) {
        try {
            RankEnd.publish(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file + "; is the launcher gone?", e);
        }
    }
}
