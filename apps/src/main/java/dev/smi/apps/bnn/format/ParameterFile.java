package dev.smi.apps.bnn.format;

import java.util.ArrayList;
import java.util.List;

/**
 * A file of a parameter directory; immutable.
 *
 * @param name {@code <layer>-<pe>-weights.bin} or {@code <layer>-<pe>-thres.bin}
 * @param layer which layer, from 0
 * @param pe which processing element, from 0
 * @param isWeights weights, not thresholds
 * @param offset its first byte among the bytes of all files
 * @param bytes its size
 */
public record ParameterFile(String name, int layer, int pe, boolean isWeights, int offset, int bytes) {

    /** The files of layers: layer by layer, weights before thresholds. */
    static List<ParameterFile> of(List<LayerShape> layers) {
        List<ParameterFile> files = new ArrayList<>();
        int offset = 0;
        for (int layer = 0; layer < layers.size(); layer++) {
            LayerShape shape = layers.get(layer);
            for (boolean isWeights : new boolean[] {true, false}) {
                int bytes = Long.BYTES * (isWeights ? shape.weightWords() : shape.thresholdWords());
                for (int pe = 0; pe < shape.pe() && bytes > 0; pe++) {
                    String name = layer + "-" + pe + (isWeights ? "-weights.bin" : "-thres.bin");
                    files.add(new ParameterFile(name, layer, pe, isWeights, offset, bytes));
                    offset += bytes;
                }
            }
        }
        return List.copyOf(files);
    }
}
