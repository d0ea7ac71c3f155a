package dev.smi.hls;

/**
 * How a rank takes the packets of a scatter or gather.
 *
 * @param operation {@code scatter} or {@code gather}
 * @param function the function of {@code smi.h} for messages
 * @param type the element type in OpenCL C
 * @param elementsPerPacket elements that fill a packet
 * @param bufferPackets packets that a rank has room for
 * @param grantPackets packets that a rank has to owe a sender before it grants them
 * @param dataIn where packets arrive
 * @param controlOut where grants leave
 */
public record CollectiveArrival(
        String operation,
        String function,
        int port,
        String type,
        int elementsPerPacket,
        int bufferPackets,
        int grantPackets,
        String dataIn,
        String controlOut)
        implements HlsUnit {}
