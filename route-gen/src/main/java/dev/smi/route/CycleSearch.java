package dev.smi.route;

/** Looks for a cycle in a dependency graph, depth first with a stack of its own. Stateless. */
final class CycleSearch {

    private static final byte NEW = 0;
    private static final byte OPEN = 1;
    private static final byte DONE = 2;

    private final DependencyGraph graph;
    private final byte[] state;
    private final long[] rest;
    private final int[] path;

    private CycleSearch(DependencyGraph graph) {
        this.graph = graph;
        this.state = new byte[graph.nodes()];
        this.rest = new long[graph.nodes()];
        this.path = new int[graph.nodes()];
    }

    /** The nodes of a cycle in order, or an empty array if there is none. */
    static int[] in(DependencyGraph graph) {
        CycleSearch search = new CycleSearch(graph);
        for (int node = 0; node < graph.nodes(); node++) {
            if (search.state[node] == NEW) {
                int[] cycle = search.from(node);
                if (cycle.length > 0) {
                    return cycle;
                }
            }
        }
        return new int[0];
    }

    private int[] from(int start) {
        int depth = open(start, 0);
        while (depth > 0) {
            int node = path[depth - 1];
            if (rest[node] == 0) {
                state[node] = DONE;
                depth--;
                continue;
            }
            int next = graph.target(node, Long.numberOfTrailingZeros(rest[node]));
            rest[node] &= rest[node] - 1;
            if (state[next] == OPEN) {
                return cycle(next, depth);
            }
            if (state[next] == NEW) {
                depth = open(next, depth);
            }
        }
        return new int[0];
    }

    private int open(int node, int depth) {
        state[node] = OPEN;
        rest[node] = graph.outputs(node);
        path[depth] = node;
        return depth + 1;
    }

    private int[] cycle(int first, int depth) {
        int start = depth - 1;
        while (path[start] != first) {
            start--;
        }
        return java.util.Arrays.copyOfRange(path, start, depth);
    }
}
