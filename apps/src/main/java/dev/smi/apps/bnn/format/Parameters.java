package dev.smi.apps.bnn.format;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.LongBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * All parameters of a network, and their encoding as the bytes of all files, one after the other in the order of
 * {@link Network#files}; immutable.
 *
 * <p>Files are words of 64 bits, little-endian. A row {@code r} is in the files of processing element {@code r % pe}:
 *
 * <pre>
 * weights:    word (r / pe) * (columns / simd) + c / simd
 *             bit 63 ... unused ... | weight of column c - c % simd + simd - 1 | ... | weight of column c - c % simd | bit 0
 *             one bit: 0 is -1, 1 is 1; two bits: two's complement
 * thresholds: word (r / pe) * thresholds + t, signed, ascending in t
 * </pre>
 *
 * @param network which one
 * @param layers of its layers, in their order
 */
public record Parameters(Network network, List<LayerParameters> layers) {

    public Parameters {
        layers = List.copyOf(layers);
        List<LayerShape> shapes = layers.stream().map(LayerParameters::shape).toList();
        if (!shapes.equals(network.layers())) {
            throw new IllegalArgumentException("these are no layers of " + network + ": " + shapes);
        }
    }

    /**
     * Reads the bytes of all files.
     *
     * @param bytes as {@link #encode} gives them, from the buffer's position on
     * @throws IllegalArgumentException if they are fewer or more
     */
    public static Parameters decode(Network network, ByteBuffer bytes) {
        if (bytes.remaining() != network.bytes()) {
            throw new IllegalArgumentException(
                    bytes.remaining() + " bytes of parameters; " + network + " has " + network.bytes());
        }
        List<LayerParameters> layers = new ArrayList<>();
        for (LayerShape shape : network.layers()) {
            layers.add(new LayerParameters(
                    shape, new byte[shape.rows() * shape.columns()], new long[shape.rows() * shape.thresholds()]));
        }
        for (ParameterFile file : network.files()) {
            LongBuffer words = words(bytes.slice(bytes.position() + file.offset(), file.bytes()));
            LayerParameters layer = layers.get(file.layer());
            if (file.isWeights()) {
                readWeights(layer, file.pe(), words);
            } else {
                copyThresholds(layer, file.pe(), words, true);
            }
        }
        return new Parameters(network, layers);
    }

    /** The bytes of all files. */
    public byte[] encode() {
        byte[] bytes = new byte[network.bytes()];
        for (ParameterFile file : network.files()) {
            LongBuffer words = words(ByteBuffer.wrap(bytes).slice(file.offset(), file.bytes()));
            LayerParameters layer = layers.get(file.layer());
            if (file.isWeights()) {
                writeWeights(layer, file.pe(), words);
            } else {
                copyThresholds(layer, file.pe(), words, false);
            }
        }
        return bytes;
    }

    private static LongBuffer words(ByteBuffer bytes) {
        return bytes.order(ByteOrder.LITTLE_ENDIAN).asLongBuffer();
    }

    private static void readWeights(LayerParameters layer, int pe, LongBuffer words) {
        LayerShape shape = layer.shape();
        for (int row = pe; row < shape.rows(); row += shape.pe()) {
            for (int column = 0; column < shape.columns(); column++) {
                int bits = (int) (words.get(shape.weightWord(row, column)) >>> shape.weightShift(column));
                int weight = shape.weightBits() == 1 ? 2 * (bits & 1) - 1 : bits << 30 >> 30;
                layer.weights()[row * shape.columns() + column] = (byte) weight;
            }
        }
    }

    private static void writeWeights(LayerParameters layer, int pe, LongBuffer words) {
        LayerShape shape = layer.shape();
        for (int row = pe; row < shape.rows(); row += shape.pe()) {
            for (int column = 0; column < shape.columns(); column++) {
                int weight = layer.weight(row, column);
                long bits = shape.weightBits() == 1 ? (weight > 0 ? 1 : 0) : weight & 3;
                int word = shape.weightWord(row, column);
                words.put(word, words.get(word) | bits << shape.weightShift(column));
            }
        }
    }

    private static void copyThresholds(LayerParameters layer, int pe, LongBuffer words, boolean isRead) {
        LayerShape shape = layer.shape();
        int each = shape.thresholds();
        IntStream.range(0, shape.rows() / shape.pe()).forEach(i -> {
            int first = (i * shape.pe() + pe) * each;
            if (isRead) {
                words.get(i * each, layer.thresholds(), first, each);
            } else {
                words.put(i * each, layer.thresholds(), first, each);
            }
        });
    }
}
