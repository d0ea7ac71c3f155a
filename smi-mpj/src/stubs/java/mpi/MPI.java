package mpi;

/** What this module uses of MPJ Express, to compile against; never packaged. Natives need no bodies; {@code MpjStubsTest} compares. */
public class MPI {

    public static Intracomm COMM_WORLD;
    public static Datatype BYTE;

    public static native String[] Init(String[] arguments) throws MPIException;

    public static native boolean Initialized() throws MPIException;

    public static native void Finalize() throws MPIException;
}
