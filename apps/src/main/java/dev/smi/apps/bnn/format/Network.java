package dev.smi.apps.bnn.format;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The networks that there are: what their layers look like, and how their files are folded. */
public enum Network {
    /** Pictures of 32x32 in ten classes; weights and activations of one bit. */
    CNV_W1A1("cnv-w1a1"),
    /** Pictures of 32x32 in ten classes; weights of two bits, activations -1, 0 and 1. */
    CNV_W2A2("cnv-w2a2"),
    /** Digits of 28x28; weights and activations of one bit, and so are the outputs. */
    LFC_W1A1("lfc-w1a1");

    private static final Map<Network, List<LayerShape>> LAYERS = new EnumMap<>(Network.class);
    private static final Map<Network, List<ParameterFile>> FILES = new EnumMap<>(Network.class);

    static {
        for (Network network : values()) {
            List<LayerShape> layers = Shapes.of(network);
            LAYERS.put(network, layers);
            FILES.put(network, ParameterFile.of(layers));
        }
    }

    private final String label;

    Network(String label) {
        this.label = label;
    }

    /** What users call it: {@code cnv-w1a1}. */
    public String label() {
        return label;
    }

    /** Its layers, from the input on. */
    public List<LayerShape> layers() {
        return LAYERS.getOrDefault(this, List.of());
    }

    /** Its files, in the order in which {@link Parameters#encode} has their contents. */
    public List<ParameterFile> files() {
        return FILES.getOrDefault(this, List.of());
    }

    /** Bytes of all its files. */
    public int bytes() {
        ParameterFile last = files().getLast();
        return last.offset() + last.bytes();
    }

    /** The network that users call so. */
    public static Optional<Network> of(String label) {
        return Arrays.stream(values()).filter(n -> n.label.equals(label)).findFirst();
    }

    /** What users call it. */
    @Override
    public String toString() {
        return label;
    }
}
