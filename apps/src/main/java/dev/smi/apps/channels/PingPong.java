package dev.smi.apps.channels;

import dev.smi.Communicator;
import dev.smi.ReceiveChannel;
import dev.smi.SendChannel;
import dev.smi.Smi;
import dev.smi.model.DataType;
import java.util.Arrays;

/**
 * Latency and bandwidth of Java channels between ranks 0 and 1.
 *
 * <pre>
 * mpjrun -np 2 dev.smi.apps.channels.PingPong
 * mpjrun -np 2 -dev niodev dev.smi.apps.channels.PingPong
 * </pre>
 */
public final class PingPong {

    private static final int ROUNDS = 15;
    private static final int TRIPS = 2_000;
    private static final int STREAM = 2_000_000;
    private static final int DEGREE = 4096;
    private static final int BULK = 1 << 22;
    private static final int BULK_DEGREE = 1 << 18;

    private PingPong() {}

    /** Runs one rank; all but the first two are idle. */
    public static void main(String[] args) {
        try (Smi smi = Smi.init(args)) {
            if (smi.size() < 2) {
                throw new IllegalArgumentException("ping and pong are two ranks: mpjrun -np 2");
            }
            if (smi.rank() < 2) {
                new PingPong().measure(smi.world());
            }
        }
    }

    private void measure(Communicator world) {
        report(world, "half round trip of one int", "us", median(() -> trip(world)) / 1e3 / (2 * TRIPS));
        report(world, "ints one by one", "M/s", 1e3 * STREAM / median(() -> stream(world)));
        report(world, "ints in bulk", "MB/s", 1e3 * Integer.BYTES * BULK / median(() -> bulk(world)));
    }

    private static void report(Communicator world, String what, String unit, double value) {
        if (world.rank() == 0) {
            System.out.printf("%-28s %10.2f %s%n", what, value, unit);
        }
    }

    /** Nanoseconds of the middle one of several rounds. */
    private static double median(Runnable work) {
        long[] times = new long[ROUNDS];
        for (int i = 0; i < ROUNDS; i++) {
            long start = System.nanoTime();
            work.run();
            times[i] = System.nanoTime() - start;
        }
        Arrays.sort(times);
        return times[ROUNDS / 2];
    }

    private static void trip(Communicator world) {
        for (int i = 0; i < TRIPS; i++) {
            if (world.rank() == 0) {
                world.openSend(DataType.INT, 1, 1, 0).push(i);
                require(world.openReceive(DataType.INT, 1, 1, 1).popInt() == i);
            } else {
                int value = world.openReceive(DataType.INT, 1, 0, 0).popInt();
                world.openSend(DataType.INT, 1, 0, 1).push(value);
            }
        }
    }

    private static void stream(Communicator world) {
        if (world.rank() == 0) {
            SendChannel out = world.openSend(DataType.INT, STREAM, 1, 2, DEGREE);
            for (int i = 0; i < STREAM; i++) {
                out.push(i);
            }
        } else {
            ReceiveChannel in = world.openReceive(DataType.INT, STREAM, 0, 2, DEGREE);
            long sum = 0;
            for (int i = 0; i < STREAM; i++) {
                sum += in.popInt();
            }
            require(sum == (STREAM - 1L) * STREAM / 2);
        }
        done(world);
    }

    private static void bulk(Communicator world) {
        int[] data = new int[BULK];
        if (world.rank() == 0) {
            data[BULK - 1] = 7;
            world.openSend(DataType.INT, BULK, 1, 3, BULK_DEGREE).push(data, 0, BULK);
        } else {
            world.openReceive(DataType.INT, BULK, 0, 3, BULK_DEGREE).pop(data, 0, BULK);
            require(data[BULK - 1] == 7);
        }
        done(world);
    }

    /** The sender's time ends when the receiver has everything. */
    private static void done(Communicator world) {
        if (world.rank() == 0) {
            require(world.openReceive(DataType.INT, 1, 1, 4).popInt() == 1);
        } else {
            world.openSend(DataType.INT, 1, 0, 4).push(1);
        }
    }

    private static void require(boolean isRight) {
        if (!isRight) {
            throw new IllegalStateException("a wrong value arrived");
        }
    }
}
