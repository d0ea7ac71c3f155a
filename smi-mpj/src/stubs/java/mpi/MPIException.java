package mpi;

/** See {@link MPI}. */
public class MPIException extends RuntimeException {

    private static final long serialVersionUID = 1L;
}
