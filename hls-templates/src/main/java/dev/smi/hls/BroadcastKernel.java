package dev.smi.hls;

/**
 * The support kernel of one broadcast endpoint.
 *
 * @param tree whether ranks pass packets on; if not, the root sends all of them
 * @param elementsPerPacket elements that fill a packet
 * @param bufferPackets packets that a rank has room for
 * @param grantPackets packets that a rank has to owe its parent before it grants them
 * @param fifos how it is connected
 */
public record BroadcastKernel(
        int port, boolean tree, int elementsPerPacket, int bufferPackets, int grantPackets, SupportFifos fifos)
        implements HlsUnit {}
