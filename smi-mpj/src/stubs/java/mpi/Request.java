package mpi;

/** See {@link MPI}. */
public class Request {

    public native Status Test() throws MPIException;
}
