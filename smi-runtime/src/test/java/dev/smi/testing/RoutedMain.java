package dev.smi.testing;

import dev.smi.Communicator;
import dev.smi.ReceiveChannel;
import dev.smi.SendChannel;
import dev.smi.Smi;
import dev.smi.job.JobException;
import dev.smi.model.DataType;
import dev.smi.model.ReduceOperator;

/**
 * A rank of several processes, with channels as the settings say: passes ints to the rank opposite and sums them up
 * over all ranks. With an argument, the ranks wait for each other instead.
 */
public final class RoutedMain {

    private static final int COUNT = 5000;

    private RoutedMain() {}

    /** Runs the rank; prints {@code ok} and a sum, or the message of what went wrong. */
    public static void main(String[] arguments) {
        try (Smi smi = Smi.init(arguments)) {
            System.out.println("ok " + (arguments.length > 0 ? stick(smi.world()) : sum(smi.world())));
        } catch (JobException e) {
            System.out.println(e.getMessage());
            System.exit(e.exitStatus());
        }
    }

    private static int stick(Communicator world) {
        return world.openReceive(DataType.INT, 1, opposite(world), 0).popInt();
    }

    private static int opposite(Communicator world) {
        return (world.rank() + world.size() / 2) % world.size();
    }

    private static int sum(Communicator world) {
        SendChannel out = world.openSend(DataType.INT, COUNT, opposite(world), 0);
        ReceiveChannel in = world.openReceive(DataType.INT, COUNT, opposite(world), 0);
        int sum = 0;
        for (int i = 0; i < COUNT; i++) {
            out.push(i + world.rank());
            if (i % DataType.INT.elementsPerPacket() == DataType.INT.elementsPerPacket() - 1) {
                out.flush();
                for (int j = 0; j < DataType.INT.elementsPerPacket(); j++) {
                    sum += in.popInt();
                }
            }
        }
        while (in.remaining() > 0) {
            sum += in.popInt();
        }
        int total = world.openReduce(DataType.INT, 1, ReduceOperator.ADD, 1, 0).reduce(sum);
        return world.openBroadcast(DataType.INT, 1, 2, 0).broadcast(total);
    }
}
