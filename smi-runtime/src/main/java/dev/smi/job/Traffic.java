package dev.smi.job;

/** What went between this JVM's ranks and those elsewhere, but for what watches say to each other. For any thread. */
public interface Traffic {

    /** Bytes that ranks here have published for ranks elsewhere. */
    long sent();

    /** Bytes from elsewhere that ranks here can see. */
    long arrived();
}
