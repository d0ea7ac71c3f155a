package dev.smi.hls;

/**
 * The functions of one reduction endpoint.
 *
 * @param type the element type in OpenCL C
 * @param operator how elements are combined, for comments
 * @param appFifo to the support kernel
 * @param resultFifo from the support kernel
 */
public record ReduceFunctions(int port, String type, String operator, String appFifo, String resultFifo)
        implements HlsUnit {}
