package mpi;

/** See {@link MPI}. */
public class Intracomm extends Comm {}
