package mpi;

/** See {@link MPI}. */
public class Comm {

    public native Request Isend(Object buffer, int offset, int count, Datatype type, int to, int tag) throws MPIException;

    public native Request Irecv(Object buffer, int offset, int count, Datatype type, int from, int tag) throws MPIException;
}
