package dev.smi.fuzz.generate;

import java.util.ArrayList;
import java.util.List;

/**
 * Where a statement is.
 *
 * @param depth blocks around it
 * @param loops loops around it
 * @param jumps statements that may leave them
 */
record Place(int depth, int loops, List<String> jumps) {

    static final Place METHOD = new Place(0, 0, List.of());

    private static final int MOST = 3;

    boolean isDeep() {
        return depth >= MOST;
    }

    Place deeper() {
        return new Place(depth + 1, loops, jumps);
    }

    /** With another way out. */
    Place with(String jump) {
        List<String> all = new ArrayList<>(jumps);
        all.add(jump);
        return new Place(depth, loops, all);
    }

    /** In the body of a loop. */
    Place inLoop() {
        return new Place(depth + 1, loops + 1, jumps).with("break;").with("continue;");
    }
}
