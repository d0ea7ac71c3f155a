package dev.smi;

import dev.smi.device.RunningKernel;
import dev.smi.job.Hub;
import dev.smi.job.JobException;
import dev.smi.job.RankContext;
import dev.smi.job.Rendezvous;
import dev.smi.model.Operation;
import dev.smi.rank.LaunchException;
import dev.smi.rank.LaunchedRank;
import dev.smi.rank.RankSearch;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One rank of a job, from the beginning of its program to the end. For the threads of the rank.
 *
 * <p>A program that a launcher starts on every rank calls {@link #init}; a test, or a program under an IDE, runs all
 * ranks as threads with {@link #run}.
 */
public final class Smi implements AutoCloseable {

    private final RankContext context;
    private final Communicator world;

    private final Settings settings;
    private final List<String> arguments;
    private final Runnable atEnd;
    private @Nullable Device device;
    private boolean isClosed;

    Smi(RankContext context, Settings settings, List<String> arguments, Runnable atEnd) {
        this.settings = settings;
        this.context = context;
        this.arguments = List.copyOf(arguments);
        this.atEnd = atEnd;
        this.world = Communicator.world(context, settings.collectives());
    }

    /**
     * Begins the rank's part of a job, and returns once all ranks have. Rank and number of ranks come from what
     * launched the program: {@code mpjrun}, or the environment that Open MPI, PMIx or Slurm set. A program that was
     * simply started is the only rank.
     *
     * @param args what {@code main} got
     * @throws JobException if the ranks do not all come
     */
    public static Smi init(String... args) {
        LaunchedRank launched = find(List.of(args));
        Settings settings = Settings.ofSystem();
        settings.check();
        RankContext context = Rendezvous.meet(launched, settings.options());
        Smi smi = new Smi(context, settings, launched.arguments(), launched::end);
        try {
            smi.begin(List.of());
        } catch (RuntimeException e) {
            context.hub().progress().fail(e);
            smi.leave();
            throw e;
        }
        return smi;
    }

    /**
     * Begins the rank's part of a job, runs a program, and ends it. Other than a try statement around {@link #init}, it
     * tells the other ranks at once if the program throws, whatever they are doing.
     *
     * @param args what {@code main} got
     * @throws Exception what the program threw
     */
    // a program is the user's, and may throw whatever it likes
    @SuppressWarnings("ProhibitedExceptionDeclared")
    public static void launch(String[] args, RankProgram program) throws Exception {
        try (Smi smi = init(args)) {
            try {
                program.run(smi);
            } catch (Throwable e) { // whatever ends a rank ends the job
                smi.context.hub().progress().fail(RankThreads.failure(smi.rank(), e));
                throw e;
            }
        }
    }

    private static LaunchedRank find(List<String> args) {
        try {
            return RankSearch.find(args);
        } catch (LaunchException e) {
            throw new JobException(String.valueOf(e.getMessage()), e);
        }
    }

    /**
     * Runs a program on so many ranks, each a thread of this JVM, and returns when all have ended.
     *
     * @throws JobException if one of them failed; the message names the rank, and the cause is what it threw
     */
    public static void run(int ranks, RankProgram program) {
        run(ranks, Map.of(), program);
    }

    /**
     * The same with settings of its own.
     *
     * @param settings as on a command line, without {@code smi.}: {@code "device", "jvm"}
     */
    public static void run(int ranks, Map<String, String> settings, RankProgram program) {
        run(ranks, settings, List.of(), program);
    }

    /**
     * The same with the ports that channels through communication kernels, {@code "fabric", "routed"}, may use.
     *
     * @param ports for all ranks; empty for those of {@code -Dsmi.ports}
     */
    public static void run(int ranks, Map<String, String> settings, List<Operation> ports, RankProgram program) {
        new RankThreads(ranks, Settings.ofSystem().with(settings), ports).run(program);
    }

    /**
     * The only rank of a job of its own, for a device without other ranks. A JVM may have any number of them at once.
     *
     * @param settings as on a command line, without {@code smi.}: {@code "device", "jvm"}
     * @throws JobException if a setting has not the form that it should have
     */
    public static Smi alone(Map<String, String> settings) {
        Settings own = Settings.ofSystem().with(settings);
        own.check();
        Hub hub = Hub.of("alone-" + UUID.randomUUID(), own.deadline());
        RankContext context = new RankContext(hub, 0, List.of(hub.local()));
        hub.watch();
        Smi smi = new Smi(context, own, List.of(), () -> {});
        try {
            smi.begin(List.of());
        } catch (RuntimeException e) {
            smi.leave();
            throw e;
        }
        return smi;
    }

    /** All ranks call it before anything else. */
    void begin(List<Operation> ports) {
        if (settings.isRouted()) {
            Routing.begin(context, world, settings, ports);
        }
    }

    /** All ranks. */
    public Communicator world() {
        return world;
    }

    /**
     * The rank's device, which is opened the first time.
     *
     * @throws dev.smi.device.DeviceException if there is none such as {@code -Dsmi.device} names
     */
    public synchronized Device device() {
        Device opened = device;
        if (opened == null) {
            opened = new Device(context, Drivers.open(context, world, settings), world, settings);
            device = opened;
        }
        return opened;
    }

    /** A kernel of this rank that has been started. */
    Execution execution(String kernel, RunningKernel running) {
        return new Execution(context, kernel, running);
    }

    /** The program's arguments, without those that its launcher put there. */
    public List<String> arguments() {
        return arguments;
    }

    /** The rank's number, from 0. */
    public int rank() {
        return context.rank();
    }

    /** Ranks of the job. */
    public int size() {
        return context.size();
    }

    /** What the job has failed with, if it has: nothing waits any more then, and only {@link #close} is left. */
    public Optional<RuntimeException> failure() {
        return context.hub().progress().failure();
    }

    /**
     * Ends the rank's part; returns when all ranks have, as packets of others may still pass its FPGA. A second time
     * does nothing.
     */
    @Override
    public void close() {
        if (isClosed) {
            return;
        }
        isClosed = true;
        try {
            finish();
        } finally {
            leave();
        }
    }

    /** Gives everything back, without waiting for other ranks. */
    private synchronized void leave() {
        try {
            if (device != null) {
                device.close();
            }
            if (settings.isRouted()) {
                Routing.end(context);
            }
        } finally {
            context.close();
            atEnd.run();
        }
    }

    /** Waits for the other ranks to come to their end, unless the job has failed. */
    void finish() {
        if (!context.hub().progress().isFailed()) {
            world.finish();
        }
    }
}
