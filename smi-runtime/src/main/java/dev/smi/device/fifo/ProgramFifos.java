package dev.smi.device.fifo;

import dev.smi.job.RankContext;
import java.util.HashMap;
import java.util.Map;

/** The FIFOs of a rank's program, from its loading to the next. For the threads of its kernels. */
public final class ProgramFifos {

    private final RankContext context;
    private final Map<Object, String> names;
    private final Map<Object, Ring> rings = new HashMap<>();

    /**
     * FIFOs that are empty.
     *
     * @param names what messages call those that are known by name, by declaration
     */
    public ProgramFifos(RankContext context, Map<Object, String> names) {
        this.context = context;
        this.names = Map.copyOf(names);
    }

    /**
     * The ring of a declaration, which is made when the first kernel asks for it.
     *
     * @param declaration equal to nothing but itself
     * @param isLong whether elements need a long
     */
    synchronized Ring ring(Object declaration, int depth, boolean isLong) {
        return rings.computeIfAbsent(declaration, _ -> {
            String name = names.getOrDefault(declaration, "of " + depth + " elements");
            return isLong ? new LongRing(context, name, depth) : new IntRing(context, name, depth);
        });
    }
}
