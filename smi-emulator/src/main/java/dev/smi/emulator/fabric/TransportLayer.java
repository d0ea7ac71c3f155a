package dev.smi.emulator.fabric;

import dev.smi.fabric.LocalRank;
import dev.smi.model.CollectiveScheme;
import java.util.List;

/** What moves packets between the user's kernels of emulated FPGAs. Packets and routes are the same with all. */
public sealed interface TransportLayer {

    /** The communication kernels that were generated with the program, as they would be on a board. */
    record Generated() implements TransportLayer {}

    /**
     * The step functions of the fast fabric; the generated communication and support kernels are not started.
     *
     * @param ranks the ranks that are emulated here, with their programs' operations, in order
     * @param scheme who passes elements of collectives on to whom
     */
    record Steps(List<LocalRank> ranks, CollectiveScheme scheme) implements TransportLayer {

        /** Copies the list in. */
        public Steps {
            ranks = List.copyOf(ranks);
        }
    }
}
