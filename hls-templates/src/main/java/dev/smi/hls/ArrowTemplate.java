package dev.smi.hls;

import java.util.List;

/**
 * A kernel for the user to fill in: it reads all streams that there are to read, and writes empty ones.
 *
 * @param kernel its name
 * @param header the name of the header
 * @param parameters declarations of its parameters
 * @param registers the names of those that are its own
 */
public record ArrowTemplate(
        String kernel, String header, List<String> parameters, List<String> registers, List<ArrowBatch> batches)
        implements HlsUnit {

    public ArrowTemplate {
        parameters = List.copyOf(parameters);
        registers = List.copyOf(registers);
        batches = List.copyOf(batches);
    }
}
