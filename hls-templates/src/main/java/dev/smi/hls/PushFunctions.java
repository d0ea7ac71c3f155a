package dev.smi.hls;

import java.util.Optional;

/**
 * The functions of one sending endpoint.
 *
 * @param type the element type in OpenCL C
 * @param elementsPerPacket elements that fill a packet
 * @param bufferPackets packets that the receiver has room for
 * @param dataFifo where packets leave
 * @param creditFifo where credits come back; empty if the program is eager
 */
public record PushFunctions(
        int port, String type, int elementsPerPacket, int bufferPackets, String dataFifo, Optional<String> creditFifo)
        implements HlsUnit {}
