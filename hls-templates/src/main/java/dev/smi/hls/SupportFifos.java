package dev.smi.hls;

/**
 * The FIFOs of a support kernel.
 *
 * @param appFifo from the application
 * @param resultFifo to the application; empty if results do not go through the support kernel
 * @param dataIn packets from other ranks
 * @param dataOut packets to other ranks
 * @param controlIn grants from other ranks
 * @param controlOut grants to other ranks
 */
public record SupportFifos(
        String appFifo, String resultFifo, String dataIn, String dataOut, String controlIn, String controlOut) {}
