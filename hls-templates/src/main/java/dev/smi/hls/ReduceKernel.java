package dev.smi.hls;

/**
 * The support kernel of one reduction endpoint.
 *
 * @param type the element type in OpenCL C
 * @param operator how elements are combined, for comments
 * @param combination the expression that combines {@code sum} and {@code other}
 * @param tree whether ranks combine what others send them; if not, the root combines everything
 * @param elementsPerPacket elements that fill a packet
 * @param window elements by which a rank may be ahead of any other
 * @param grantElements places that a rank has to owe another one before it tells
 * @param fifos how it is connected
 */
public record ReduceKernel(
        int port,
        String type,
        String operator,
        String combination,
        boolean tree,
        int elementsPerPacket,
        int window,
        int grantElements,
        SupportFifos fifos)
        implements HlsUnit {}
