package mpi;

/** See {@link MPI}. */
public class Status {

    public native int Get_count(Datatype type) throws MPIException;
}
