package dev.smi.apps.bnn.device;

import dev.smi.Buffer;
import dev.smi.Device;
import dev.smi.Program;
import dev.smi.apps.bnn.format.LayerParameters;
import dev.smi.apps.bnn.format.LayerShape;
import dev.smi.apps.bnn.format.Network;
import dev.smi.apps.bnn.format.Parameters;
import dev.smi.apps.bnn.kernel.InputStage;
import dev.smi.apps.bnn.network.Pictures;
import dev.smi.model.DataType;
import java.lang.foreign.MemorySegment;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;

/**
 * A network on a device, with its parameters in the device's memory. Pictures go through in batches, whose activations
 * stay on the device. Owned by one thread.
 */
public final class DeviceNetwork implements AutoCloseable {

    private static final Duration DEADLINE = Duration.ofMinutes(2);
    private static final int CONVOLUTIONS = 6;

    /** Sums that the kernels of a last layer give. */
    private static final int SUMS = 16;

    /** A kernel, and its arguments for so many pictures. */
    private record Launch(String kernel, IntFunction<Object[]> arguments) {}

    private final Device device;
    private final Program program;
    private final int batch;
    private final List<Buffer> buffers = new ArrayList<>();
    private final List<Launch> launches = new ArrayList<>();
    private final Buffer records;
    private final int[] results;
    private Buffer in;
    private Buffer out;
    private Buffer result;

    /**
     * Puts parameters onto a device.
     *
     * @param program {@code bnn.cl}, loaded
     * @param batch pictures at once
     */
    public DeviceNetwork(Device device, Program program, Parameters parameters, int batch) {
        this.device = device;
        this.program = program;
        this.batch = batch;
        Network network = parameters.network();
        records = allocate(DataType.CHAR, (long) batch * Pictures.bytes(network));
        int words = widest(parameters);
        in = allocate(DataType.INT, (long) batch * words);
        out = allocate(DataType.INT, (long) batch * words);
        result = in;
        if (network == Network.LFC_W1A1) {
            digits(parameters.layers());
        } else {
            pictures(parameters.layers());
        }
        results = new int[(int) result.count()];
    }

    /** Pictures that go through at once. */
    public int batch() {
        return batch;
    }

    /** Words of the most activations of a picture that there are between two layers. */
    private static int widest(Parameters parameters) {
        if (parameters.network() == Network.LFC_W1A1) {
            return 1024 / Integer.SIZE;
        }
        LayerShape first = parameters.layers().getFirst().shape();
        return InputStage.OUTPUTS * InputStage.OUTPUTS * first.thresholds() * first.rows() / Integer.SIZE;
    }

    private void digits(List<LayerParameters> layers) {
        int size = Pictures.size(Network.LFC_W1A1);
        int words = layers.getFirst().shape().columns() / Integer.SIZE;
        Buffer first = in;
        launches.add(new Launch("bright_pixels", n -> new Object[] {records, first, size * size, words, n}));
        layers.forEach(layer -> connect("binary", layer));
        result = in;
    }

    private void pictures(List<LayerParameters> layers) {
        LayerParameters first = layers.getFirst();
        int planes = first.shape().weightBits();
        String kind = planes == 1 ? "binary" : "ternary";
        input(kind, first);
        int size = InputStage.OUTPUTS;
        for (int i = 1; i < layers.size() - 1; i++) {
            LayerParameters layer = layers.get(i);
            if (i < CONVOLUTIONS) {
                size = convolve(kind, layer, size);
            } else {
                connect(kind, layer);
            }
            if (i == 1 || i == 3) {
                size = pool(kind, layer.shape().rows() / Integer.SIZE * planes, size);
            }
        }
        Buffer from = in;
        LayerParameters last = layers.getLast();
        Buffer weights = constant(DeviceLayer.weights(last));
        Buffer scores = allocate(DataType.INT, (long) batch * SUMS);
        int words = last.shape().columns() / Integer.SIZE * planes;
        launches.add(new Launch(kind + "_scores", n -> new Object[] {from, weights, scores, words, n}));
        result = scores;
    }

    private void input(String kind, LayerParameters layer) {
        short[] numbers = DeviceLayer.numbers(layer);
        Buffer weights = allocate(DataType.SHORT, numbers.length);
        weights.write(numbers);
        short[] quantised = InputStage.quantised();
        Buffer table = allocate(DataType.SHORT, quantised.length);
        table.write(quantised);
        Buffer thresholds = constant(DeviceLayer.thresholds(layer));
        Buffer to = in;
        int rows = layer.shape().rows();
        launches.add(new Launch(kind + "_input", n -> new Object[] {records, table, weights, thresholds, to, rows, n}));
    }

    /** Gives the size of the output. */
    private int convolve(String kind, LayerParameters layer, int size) {
        LayerShape shape = layer.shape();
        int pixel = shape.columns() / 9 / Integer.SIZE * shape.weightBits();
        layer(kind, layer, new int[] {
            3, 3 * pixel, size * pixel, pixel, size - 2, size - 2, shape.rows(), size * size * pixel
        });
        return size - 2;
    }

    private void connect(String kind, LayerParameters layer) {
        int words = layer.shape().columns() / Integer.SIZE * layer.shape().weightBits();
        layer(kind, layer, new int[] {1, words, 0, 0, 1, 1, layer.shape().rows(), words});
    }

    /** @param shape what the kernel takes between its buffers and the number of pictures */
    private void layer(String kind, LayerParameters layer, int[] shape) {
        Buffer weights = constant(DeviceLayer.weights(layer));
        Buffer limits = constant(DeviceLayer.limits(layer));
        Buffer from = in;
        Buffer to = out;
        launches.add(new Launch(kind + "_layer", n -> new Object[] {
            from, weights, limits, to, shape[0], shape[1], shape[2], shape[3], shape[4], shape[5], shape[6], shape[7], n
        }));
        swap();
    }

    /** Gives the size of the output. */
    private int pool(String kind, int words, int size) {
        Buffer from = in;
        Buffer to = out;
        launches.add(new Launch(kind + "_pool", n -> new Object[] {from, to, size, words, n}));
        swap();
        return size / 2;
    }

    private void swap() {
        Buffer other = in;
        in = out;
        out = other;
    }

    private Buffer constant(int[] values) {
        Buffer buffer = allocate(DataType.INT, values.length);
        buffer.write(values);
        return buffer;
    }

    private Buffer allocate(DataType type, long count) {
        Buffer buffer = device.allocate(type, count);
        buffers.add(buffer);
        return buffer;
    }

    /**
     * Classifies a batch.
     *
     * @param pictures as {@link Pictures#bytes} says, one after the other
     * @param count at most {@link #batch}
     * @return for each picture 16 sums of CNV, or two words with the bits of LFC; the array is used again
     */
    public int[] classify(MemorySegment pictures, int count) {
        records.write(0, pictures);
        for (Launch launch : launches) {
            program.kernel(launch.kernel())
                    .args(launch.arguments().apply(count))
                    .start()
                    .join(DEADLINE);
        }
        result.read(results);
        return results;
    }

    @Override
    public void close() {
        buffers.forEach(Buffer::close);
    }
}
