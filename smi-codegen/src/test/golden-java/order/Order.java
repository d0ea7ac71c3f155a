import dev.smi.Communicator;
import dev.smi.ReceiveChannel;
import dev.smi.kernel.Fifo;
import dev.smi.kernel.Kernel;
import dev.smi.model.DataType;

/** What C leaves open: in which order operands are evaluated. */
final class Order {

    static final int PORT = 0;
    static final Fifo.OfInt READY = Fifo.ofInt(4);

    private Order() {}

    @Kernel
    static void order(int[] out, int n, Communicator world) {
        ReceiveChannel in = world.openReceive(DataType.INT, n, 0, PORT);
        int k = 0;
        out[k++] = in.popInt() - in.popInt();
        out[k++] = READY.read() * 2 + READY.read();
        out[k++] = n;
        out[k] = k++ + k;
        int a = 3;
        a = a++ + a * (a = 5);
        a += a++ + bump(out, a);
        out[a & 7] += bump(out, a);
        out[k++] = bump(out, 1) + bump(out, 2);
        out[k++] = out[0] + bump(out, 3);
        int b = a = 7;
        out[b] = a = in.popInt();
        if (a > 0 && in.popInt() > a || READY.read() == 0) {
            out[1] = a;
        } else if (in.popInt() == 2) {
            out[2] = 2;
        }
        int c = a > b ? in.popInt() : b;
        out[3] = c + (a > 0 ? b : c);
        while (in.popInt() != 0) {
            if (a == b) {
                continue;
            }
            a++;
        }
        do {
            if (a == 9) {
                continue;
            }
            a--;
        } while (in.popInt() > a);
        for (int i = in.popInt(); i < in.popInt(); i += in.popInt()) {
            if (i == 4) {
                continue;
            }
            out[i] = i;
        }
        in.popInt();
    }

    private static int bump(int[] out, int by) {
        out[0] += by;
        return out[0];
    }
}
