package dev.smi.data.cluster;

/** What went wrong in another process, in its words. */
public final class RemoteException extends RuntimeException {

    private static final long serialVersionUID = 1;

    RemoteException(String text) {
        super(text);
    }
}
