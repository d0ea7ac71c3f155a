package dev.smi.hls;

/**
 * The functions of one broadcast endpoint.
 *
 * @param type the element type in OpenCL C
 * @param elementsPerPacket elements that fill a packet
 * @param appFifo to the support kernel
 * @param resultFifo from the support kernel
 */
public record BroadcastFunctions(int port, String type, int elementsPerPacket, String appFifo, String resultFifo)
        implements HlsUnit {}
