package dev.smi.apps.bnn.device;

import dev.smi.Device;
import dev.smi.apps.bnn.format.Network;
import dev.smi.apps.bnn.format.Parameters;
import dev.smi.apps.bnn.network.Classifier;
import dev.smi.apps.bnn.network.Pictures;
import dev.smi.apps.bnn.network.Scores;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;

/** Gives pictures their scores on a device. Owned by one thread. */
public final class DeviceClassifier implements Classifier {

    /** Pictures at once: enough that starting kernels takes no time to speak of. */
    private static final int BATCH = 64;

    private final Network network;
    private final DeviceNetwork onDevice;

    /**
     * Loads the program, and puts parameters onto the device.
     *
     * @param program what smi-codegen made of {@code apps/bnn/bnn.cl}
     * @throws dev.smi.model.diagnostic.DiagnosticException if it is not there
     */
    public DeviceClassifier(Device device, Path program, Parameters parameters) {
        network = parameters.network();
        onDevice = new DeviceNetwork(device, device.load(program), parameters, BATCH);
    }

    @Override
    public void classify(MemorySegment pictures, long count, MemorySegment scores) {
        int bytes = Pictures.bytes(network);
        for (long first = 0; first < count; first += BATCH) {
            int batch = (int) Math.min(BATCH, count - first);
            int[] results = onDevice.classify(pictures.asSlice(first * bytes, (long) batch * bytes), batch);
            for (int i = 0; i < batch; i++) {
                for (int digit = 0; digit < Scores.CLASSES; digit++) {
                    int score = network == Network.LFC_W1A1 ? results[2 * i] >>> digit & 1 : results[16 * i + digit];
                    Scores.set(scores, first + i, digit, score);
                }
            }
        }
    }

    @Override
    public void close() {
        onDevice.close();
    }
}
