package dev.smi.hls;

/**
 * The functions of one scatter endpoint.
 *
 * @param type the element type in OpenCL C
 * @param appFifo to the support kernel
 * @param arrival how packets are taken
 */
public record ScatterFunctions(int port, String type, String appFifo, CollectiveArrival arrival) implements HlsUnit {}
