package dev.smi.hls;

import java.util.Optional;

/**
 * The functions of one receiving endpoint.
 *
 * @param type the element type in OpenCL C
 * @param elementsPerPacket elements that fill a packet
 * @param bufferPackets packets that the endpoint has room for
 * @param grantPackets packets that have to be owed to the sender before it is told
 * @param dataFifo where packets arrive
 * @param creditFifo where credits leave; empty if the program is eager
 */
public record PopFunctions(
        int port,
        String type,
        int elementsPerPacket,
        int bufferPackets,
        int grantPackets,
        String dataFifo,
        Optional<String> creditFifo)
        implements HlsUnit {}
