package dev.smi.route;

import dev.smi.route.DeadlockProof.TableFault;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Collects faults of tables, as many as somebody reads. Mutable, one thread. */
final class TableFaults {

    private static final int MOST = 20;

    private final Set<TableFault> faults = new LinkedHashSet<>();

    void add(int rank, int cable, int destination, String what) {
        if (!isFull()) {
            faults.add(new TableFault(rank, cable, destination, what));
        }
    }

    boolean isFull() {
        return faults.size() >= MOST;
    }

    List<TableFault> all() {
        return List.copyOf(faults);
    }
}
