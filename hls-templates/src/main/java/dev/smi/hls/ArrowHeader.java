package dev.smi.hls;

import java.util.List;

/**
 * The header that a kernel includes for the streams of its record batches.
 *
 * @param kernel the user's kernel
 * @param hasDecimals whether a stream carries decimals
 * @param widths the widths of the numbers of bytes that streams carry
 */
public record ArrowHeader(String kernel, boolean hasDecimals, List<Integer> widths, List<ArrowBatch> batches)
        implements HlsUnit {

    public ArrowHeader {
        widths = List.copyOf(widths);
        batches = List.copyOf(batches);
    }
}
