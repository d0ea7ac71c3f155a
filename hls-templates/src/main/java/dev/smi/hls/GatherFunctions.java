package dev.smi.hls;

/**
 * The functions of one gather endpoint.
 *
 * @param type the element type in OpenCL C
 * @param appFifo to the support kernel
 * @param arrival how packets are taken
 */
public record GatherFunctions(int port, String type, String appFifo, CollectiveArrival arrival) implements HlsUnit {}
