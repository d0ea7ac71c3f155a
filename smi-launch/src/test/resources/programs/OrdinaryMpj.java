import mpi.MPI;

/** A program for MPJ Express that knows nothing of this project. */
public final class OrdinaryMpj {

    public static void main(String[] arguments) throws Exception {
        MPI.Init(arguments);
        int[] rank = {MPI.COMM_WORLD.Rank()};
        int[] sum = new int[1];
        MPI.COMM_WORLD.Allreduce(rank, 0, sum, 0, 1, MPI.INT, MPI.SUM);
        System.out.println("rank " + rank[0] + " of " + MPI.COMM_WORLD.Size() + " sum " + sum[0] + " arguments "
                + String.join(",", arguments));
        if (arguments.length > 0 && arguments[0].equals("finalize")) {
            MPI.Finalize();
        }
    }
}
