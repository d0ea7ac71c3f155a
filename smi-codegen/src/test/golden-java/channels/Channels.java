import dev.smi.BroadcastChannel;
import dev.smi.Communicator;
import dev.smi.GatherChannel;
import dev.smi.ReceiveChannel;
import dev.smi.ReduceChannel;
import dev.smi.ScatterChannel;
import dev.smi.SendChannel;
import dev.smi.kernel.Kernel;
import dev.smi.model.DataType;
import dev.smi.model.ReduceOperator;

/** Every kind of channel. */
final class Channels {

    static final int PORT = 2;
    static final int DEGREE = 64;

    private Channels() {}

    @Kernel
    static void pointToPoint(float[] data, byte[] bytes, int n, int peer, Communicator world) {
        SendChannel out = world.openSend(DataType.FLOAT, n, peer, PORT, DEGREE);
        ReceiveChannel in = world.openReceive(DataType.FLOAT, n, peer, PORT + 1);
        SendChannel small = world.openSend(DataType.CHAR, n, peer, 7);
        float[] line = new float[16];
        for (int i = 0; i < n; i++) {
            out.push(data[i] * 2);
            out.flush();
            line[i & 15] = in.popFloat();
            data[i] = in.popFloat() + line[0];
            small.push((byte) i);
        }
        out.push(line, 0, 16);
        in.pop(data, n - 4, 4);
        relay(in, out, line, n);
    }

    private static void relay(ReceiveChannel in, SendChannel out, float[] line, int n) {
        for (int i = 0; i < n; i++) {
            float x = in.popFloat();
            line[i % 16] += x;
            out.push(x);
        }
    }

    @Kernel
    static void collectives(int[] data, int n, int root, Communicator world) {
        BroadcastChannel all = world.openBroadcast(DataType.INT, n, 10, root);
        ReduceChannel sum = world.openReduce(DataType.INT, n, ReduceOperator.MAX, 11, root);
        ScatterChannel parts = world.openScatter(DataType.INT, n, n, 12, root);
        GatherChannel whole = world.openGather(DataType.INT, n, n, 13, root);
        for (int i = 0; i < n; i++) {
            int x = all.broadcast(data[i]);
            x = all.broadcast(x);
            data[i] = sum.reduce(x);
            int total = sum.reduce(x + 1);
            x = parts.scatter(total);
            data[i] += whole.gather(x) + all.broadcast(parts.scatter(3));
        }
    }
}
