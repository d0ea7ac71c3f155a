import java.util.Arrays;
import mpi.MPI;

/**
 * What smi-bench channels measures, with MPJ Express: "stream ROUNDS" and "dialogue ROUNDS" on two ranks, "collectives
 * ROUNDS" on eight. Rank 0 prints a line "FIGURE name value" for each round. Compiled when it is run.
 */
public final class MpjChannels {

    private static final int MESSAGES = 40_000;
    private static final int DIALOGUES = 10_000;
    private static final int ELEMENTS = 1 << 18;
    private static final int COLLECTIVES = 20;

    private MpjChannels() {}

    public static void main(String[] raw) throws Exception {
        String[] arguments = MPI.Init(raw);
        int rounds = Integer.parseInt(arguments[1]);
        for (int round = 0; round < rounds; round++) {
            switch (arguments[0]) {
                case "stream" -> stream();
                case "dialogue" -> dialogue();
                default -> collectives();
            }
        }
        MPI.Finalize();
    }

    /** Messages of one int each, there. */
    private static void stream() {
        int[] element = new int[1];
        MPI.COMM_WORLD.Barrier();
        long start = System.nanoTime();
        for (int i = 0; i < MESSAGES; i++) {
            if (MPI.COMM_WORLD.Rank() == 0) {
                MPI.COMM_WORLD.Send(element, 0, 1, MPI.INT, 1, 0);
            } else {
                MPI.COMM_WORLD.Recv(element, 0, 1, MPI.INT, 0, 0);
            }
        }
        MPI.COMM_WORLD.Barrier();
        print("stream", MESSAGES * 1e3 / (System.nanoTime() - start));
    }

    /** Messages of one int each, there and back. */
    private static void dialogue() {
        int[] element = new int[1];
        MPI.COMM_WORLD.Barrier();
        long start = System.nanoTime();
        for (int i = 0; i < DIALOGUES; i++) {
            if (MPI.COMM_WORLD.Rank() == 0) {
                MPI.COMM_WORLD.Send(element, 0, 1, MPI.INT, 1, 0);
                MPI.COMM_WORLD.Recv(element, 0, 1, MPI.INT, 1, 0);
            } else {
                MPI.COMM_WORLD.Recv(element, 0, 1, MPI.INT, 0, 0);
                MPI.COMM_WORLD.Send(element, 0, 1, MPI.INT, 0, 0);
            }
        }
        print("dialogue", (System.nanoTime() - start) / 2e3 / DIALOGUES);
    }

    private static void collectives() {
        int[] data = new int[ELEMENTS];
        int[] result = new int[ELEMENTS];
        Arrays.fill(data, MPI.COMM_WORLD.Rank() + 1);
        MPI.COMM_WORLD.Barrier();
        long start = System.nanoTime();
        for (int i = 0; i < COLLECTIVES; i++) {
            MPI.COMM_WORLD.Bcast(data, 0, ELEMENTS, MPI.INT, 0);
            MPI.COMM_WORLD.Barrier();
        }
        print("broadcast", (System.nanoTime() - start) / 1e3 / COLLECTIVES);
        start = System.nanoTime();
        for (int i = 0; i < COLLECTIVES; i++) {
            MPI.COMM_WORLD.Reduce(data, 0, result, 0, ELEMENTS, MPI.INT, MPI.SUM, 0);
            MPI.COMM_WORLD.Barrier();
        }
        print("reduce", (System.nanoTime() - start) / 1e3 / COLLECTIVES);
    }

    private static void print(String name, double value) {
        if (MPI.COMM_WORLD.Rank() == 0) {
            System.out.println("FIGURE " + name + " " + value);
        }
    }
}
