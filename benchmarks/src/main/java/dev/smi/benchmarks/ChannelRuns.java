package dev.smi.benchmarks;

import dev.smi.BroadcastChannel;
import dev.smi.Communicator;
import dev.smi.ReceiveChannel;
import dev.smi.ReduceChannel;
import dev.smi.SendChannel;
import dev.smi.Smi;
import dev.smi.model.DataType;
import dev.smi.model.Operation;
import dev.smi.model.Port;
import dev.smi.model.ReduceOperator;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** What the subcommand {@code channels} measures with our channels; benchmarks/channels has the same for the peer. */
final class ChannelRuns {

    private static final int STREAM = 10_000_000;
    private static final int DIALOGUES = 100_000;
    private static final int ROUTED_DIALOGUES = 2_000;
    private static final int ELEMENTS = 1 << 18;
    private static final int COLLECTIVES = 20;
    private static final int RANKS = 8;

    private ChannelRuns() {}

    /** Millions of ints a second, pushed and popped one by one: a figure for each round. */
    static double[] stream(int rounds, int degree) {
        return stream(rounds, degree, Map.of());
    }

    /** The same through communication kernels and the cable between two ranks. */
    static double[] routedStream(int rounds, int degree, Path topology) {
        return stream(rounds, degree, routed(topology));
    }

    private static double[] stream(int rounds, int degree, Map<String, String> settings) {
        double[] figures = new double[rounds];
        Smi.run(2, settings, ports(degree), smi -> {
            for (int round = 0; round < rounds; round++) {
                smi.world().barrier();
                long start = System.nanoTime();
                if (smi.rank() == 0) {
                    push(smi.world().openSend(DataType.INT, STREAM, 1, 0, degree));
                    smi.world().barrier();
                    figures[round] = STREAM * 1e3 / (System.nanoTime() - start);
                } else {
                    pop(smi.world().openReceive(DataType.INT, STREAM, 0, 0, degree));
                    smi.world().barrier();
                }
            }
        });
        return figures;
    }

    private static void push(SendChannel channel) {
        for (int i = 0; i < STREAM; i++) {
            channel.push(i);
        }
    }

    private static void pop(ReceiveChannel channel) {
        int wrong = 0;
        for (int i = 0; i < STREAM; i++) {
            wrong |= channel.popInt() ^ i;
        }
        if (wrong != 0) {
            throw new IllegalStateException("elements came in another order");
        }
    }

    /** Microseconds that a message of one int takes, half of there and back; every message opens its channels. */
    static double[] dialogue(int rounds) {
        return dialogue(rounds, DIALOGUES, Map.of());
    }

    /** The same through communication kernels and the cable between two ranks. */
    static double[] routedDialogue(int rounds, Path topology) {
        return dialogue(rounds, ROUTED_DIALOGUES, routed(topology));
    }

    private static Map<String, String> routed(Path topology) {
        return Map.of("fabric", "routed", "topology", topology.toString());
    }

    private static List<Operation> ports(int degree) {
        int buffer = Operation.bufferFor(degree, DataType.INT);
        return List.of(
                new Operation.Push(new Port(0), DataType.INT, buffer),
                new Operation.Pop(new Port(0), DataType.INT, buffer));
    }

    private static double[] dialogue(int rounds, int messages, Map<String, String> settings) {
        double[] figures = new double[rounds];
        Smi.run(2, settings, ports(0), smi -> {
            int peer = 1 - smi.rank();
            for (int round = 0; round < rounds; round++) {
                smi.world().barrier();
                long start = System.nanoTime();
                for (int i = 0; i < messages; i++) {
                    SendChannel out = smi.world().openSend(DataType.INT, 1, peer, 0);
                    ReceiveChannel in = smi.world().openReceive(DataType.INT, 1, peer, 0);
                    if (smi.rank() == 0) {
                        out.push(i);
                        in.popInt();
                    } else {
                        out.push(in.popInt());
                    }
                }
                if (smi.rank() == 0) {
                    figures[round] = (System.nanoTime() - start) / 2e3 / messages;
                }
            }
        });
        return figures;
    }

    /** Microseconds of a broadcast of 1 MiB over eight ranks, and of a barrier. */
    static double[] broadcast(int rounds) {
        return collective(rounds, (world, data, result) -> {
            BroadcastChannel channel = world.openBroadcast(DataType.INT, ELEMENTS, 0, 0);
            channel.broadcast(data, 0, ELEMENTS);
        });
    }

    /** Microseconds of a reduction of 1 MiB over eight ranks, and of a barrier. */
    static double[] reduce(int rounds) {
        return collective(rounds, (world, data, result) -> {
            ReduceChannel channel = world.openReduce(DataType.INT, ELEMENTS, ReduceOperator.ADD, 0, 0);
            channel.reduce(data, 0, result, 0, ELEMENTS);
        });
    }

    /** One call of a collective. */
    @FunctionalInterface
    private interface Collective {
        void run(Communicator world, int[] data, int[] result);
    }

    private static double[] collective(int rounds, Collective collective) {
        double[] figures = new double[rounds];
        Smi.run(RANKS, smi -> {
            int[] data = new int[ELEMENTS];
            int[] result = new int[ELEMENTS];
            Arrays.fill(data, smi.rank() + 1);
            for (int round = 0; round < rounds; round++) {
                smi.world().barrier();
                long start = System.nanoTime();
                for (int i = 0; i < COLLECTIVES; i++) {
                    collective.run(smi.world(), data, result);
                    smi.world().barrier();
                }
                if (smi.rank() == 0) {
                    figures[round] = (System.nanoTime() - start) / 1e3 / COLLECTIVES;
                }
            }
        });
        return figures;
    }
}
