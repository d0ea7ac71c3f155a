import mpi.MPI;
import mpi.Request;

/**
 * What MPJ Express does with the same traffic as dev.smi.benchmarks.LinkProgram; prints the same lines. Two ranks:
 * streams of small messages, 64 of them on their way, ping-pong, and large messages.
 */
public final class MpjPeer {

    private static final int WINDOW = 64;

    private MpjPeer() {}

    public static void main(String[] arguments) throws Exception {
        MPI.Init(arguments);
        int rank = MPI.COMM_WORLD.Rank();
        byte[] small = new byte[32];
        stream(rank, small, 64 * 200);
        long start = System.nanoTime();
        stream(rank, small, 64 * 1000);
        print(rank, "packets", 64.0 * 1000 / seconds(start));
        bounce(rank, small, 2000);
        start = System.nanoTime();
        bounce(rank, small, 5000);
        print(rank, "latency", seconds(start) / 2 / 5000);
        for (int bytes : new int[] {1 << 16, 1 << 18, 1 << 20}) {
            byte[] large = new byte[bytes];
            int count = (1 << 29) / bytes;
            large(rank, large, count / 2);
            start = System.nanoTime();
            large(rank, large, count);
            print(rank, "bandwidth", (double) count * bytes / seconds(start));
        }
        MPI.Finalize();
    }

    private static double seconds(long start) {
        return (System.nanoTime() - start) / 1e9;
    }

    private static void stream(int rank, byte[] buffer, int count) {
        Request[] requests = new Request[WINDOW];
        for (int done = 0; done < count; done += WINDOW) {
            for (int i = 0; i < WINDOW; i++) {
                requests[i] = rank == 0
                        ? MPI.COMM_WORLD.Isend(buffer, 0, buffer.length, MPI.BYTE, 1, 1)
                        : MPI.COMM_WORLD.Irecv(buffer, 0, buffer.length, MPI.BYTE, 0, 1);
            }
            for (Request request : requests) {
                request.Wait();
            }
        }
        bounce(rank, buffer, 1);
    }

    private static void bounce(int rank, byte[] buffer, int count) {
        for (int i = 0; i < count; i++) {
            if (rank == 0) {
                MPI.COMM_WORLD.Send(buffer, 0, buffer.length, MPI.BYTE, 1, 2);
                MPI.COMM_WORLD.Recv(buffer, 0, buffer.length, MPI.BYTE, 1, 2);
            } else {
                MPI.COMM_WORLD.Recv(buffer, 0, buffer.length, MPI.BYTE, 0, 2);
                MPI.COMM_WORLD.Send(buffer, 0, buffer.length, MPI.BYTE, 0, 2);
            }
        }
    }

    private static void large(int rank, byte[] buffer, int count) {
        for (int i = 0; i < count; i++) {
            if (rank == 0) {
                MPI.COMM_WORLD.Send(buffer, 0, buffer.length, MPI.BYTE, 1, 3);
            } else {
                MPI.COMM_WORLD.Recv(buffer, 0, buffer.length, MPI.BYTE, 0, 3);
            }
        }
        bounce(rank, new byte[1], 1);
    }

    private static void print(int rank, String name, double value) {
        if (rank == 0) {
            System.out.println(name + " " + value);
        }
    }
}
