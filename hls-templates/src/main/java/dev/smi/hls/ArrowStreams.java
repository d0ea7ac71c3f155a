package dev.smi.hls;

import java.util.List;

/**
 * The source with all kernels that move the streams of a kernel's record batches.
 *
 * @param kernel the user's kernel
 * @param header the name of the header
 * @param children the streams of lists' elements
 * @param kernels an {@link ArrowReader} or {@link ArrowWriter} for each stream
 */
public record ArrowStreams(String kernel, String header, List<ArrowStream> children, List<HlsUnit> kernels)
        implements HlsUnit {

    public ArrowStreams {
        children = List.copyOf(children);
        kernels = List.copyOf(kernels);
    }
}
