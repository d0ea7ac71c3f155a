package dev.smi.routed;

import dev.smi.fabric.FabricThread;
import dev.smi.fabric.FastFabric;
import dev.smi.fabric.LocalRank;
import dev.smi.job.Activity;
import dev.smi.job.Hub;
import dev.smi.job.JobException;
import dev.smi.job.RankContext;
import dev.smi.job.StuckWait;
import dev.smi.job.Waitable;
import dev.smi.model.Cable;
import dev.smi.model.CableEnd;
import dev.smi.model.Operation;
import dev.smi.model.Program;
import dev.smi.model.Rank;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The communication kernels of all ranks in this JVM: one fabric and its thread, made when the last rank has come. For
 * any thread.
 */
public final class RoutedCluster implements Activity {

    private final Hub hub;
    private final SortedMap<Integer, RankContext> ranks = new TreeMap<>();
    private volatile @Nullable FastFabric fabric;
    private volatile @Nullable FabricThread thread;
    private long looksBefore;

    private RoutedCluster(Hub hub) {
        this.hub = hub;
    }

    /** The one of a JVM's part of a job. */
    public static RoutedCluster of(Hub hub) {
        return hub.shared(RoutedCluster.class, () -> new RoutedCluster(hub));
    }

    /**
     * Gives a rank its kernels; returns when all ranks of this JVM have theirs.
     *
     * @param world the same for all ranks
     * @return the fabric, whose endpoints are for the ranks' threads
     */
    public FastFabric join(RankContext context, RoutedWorld world) {
        add(context, world);
        context.await(new Waitable() {
            @Override
            public boolean isReady() {
                return fabric != null;
            }

            @Override
            public String description() {
                return "for the other ranks of this process to have their communication kernels";
            }
        });
        return Objects.requireNonNull(fabric);
    }

    private synchronized void add(RankContext context, RoutedWorld world) {
        ranks.put(context.rank(), context);
        if (ranks.size() < hub.size()) {
            return;
        }
        FastFabric made = make(world);
        thread = FabricThread.start(made, "communication kernels", this::fail);
        hub.progress().add(this);
        fabric = made;
    }

    private FastFabric make(RoutedWorld world) {
        Map<Operation, Integer> degrees = degrees(world.ports());
        List<LocalRank> locals = ranks.keySet().stream()
                .map(rank -> new LocalRank(new Rank(rank), world.ports(), LocalRank.Drive.OTHER_THREADS, degrees))
                .toList();
        List<Cable> cables = world.topology().cables();
        FastFabric made = new FastFabric(locals, cables, world.tables(), world.scheme(), this::fail);
        for (Cable cable : cables) {
            connect(made, cable.a(), cable.b());
            connect(made, cable.b(), cable.a());
        }
        return made;
    }

    /**
     * A description has buffers, not the degrees that they follow from, and support kernels are made before any channel
     * is opened: the largest degree that a buffer may stand for is safe.
     */
    private static Map<Operation, Integer> degrees(Program ports) {
        Map<Operation, Integer> degrees = new HashMap<>();
        for (Operation operation : ports.operations()) {
            if (operation.bufferSize() != Operation.DEFAULT_BUFFER_PACKETS) {
                degrees.put(
                        operation, operation.bufferSize() * operation.dataType().elementsPerPacket());
            }
        }
        return degrees;
    }

    private void connect(FastFabric made, CableEnd here, CableEnd there) {
        RankContext context = ranks.get(here.rank().value());
        if (context != null && !ranks.containsKey(there.rank().value())) {
            made.connect(here, new WireLink(context, here, there));
        }
    }

    private void fail(Rank rank, String message) {
        hub.progress().fail(new JobException("rank " + rank + ", communication kernels: " + message));
    }

    private void fail(Throwable cause) {
        hub.progress().fail(new JobException("the communication kernels failed: " + cause, cause));
    }

    /** A rank needs its kernels no more; with the last one they end. */
    public synchronized void leave(RankContext context) {
        FabricThread running = thread;
        if (ranks.remove(context.rank()) != null && ranks.isEmpty() && running != null) {
            hub.progress().remove(this);
            running.close();
        }
    }

    /** Whether nothing can move: the thread has looked at everything since it was asked the last time. */
    @Override
    public synchronized boolean isQuiet() {
        FabricThread running = thread;
        if (running == null) {
            return true;
        }
        long looks = running.looks();
        boolean isLookedAt = looks >= looksBefore + 2;
        looksBefore = looks;
        return isLookedAt;
    }

    @Override
    public long progress() {
        FabricThread running = thread;
        return running == null ? 0 : running.moves();
    }

    /** Kernels only wait for the threads that use them, which say themselves what they wait for. */
    @Override
    public List<StuckWait> waits() {
        return List.of();
    }
}
