package mpi;

/** See {@link MPI}. */
public abstract class Datatype {}
