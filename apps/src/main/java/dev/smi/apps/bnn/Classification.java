package dev.smi.apps.bnn;

import dev.smi.apps.bnn.format.Network;
import dev.smi.apps.bnn.picture.PictureSource;
import dev.smi.apps.command.ClusterOptions;
import dev.smi.apps.command.DeviceOptions;
import dev.smi.data.Cluster;
import dev.smi.data.Job;
import dev.smi.data.JobFailedException;
import dev.smi.data.Outcome;
import dev.smi.model.diagnostic.DiagnosticException;
import java.io.PrintWriter;
import java.util.Locale;

/**
 * A network on the workers of a cluster.
 *
 * @param parameters the bytes of its parameter files
 */
@SuppressWarnings("ArrayRecordComponent")
record Classification(Network network, byte[] parameters, DeviceOptions workers) {

    /**
     * Classifies pictures, and says what was lost on the way, and how long it took.
     *
     * @throws DiagnosticException if it cannot be done
     */
    void run(PictureSource pictures, ResultPrinter printer, PrintWriter err) throws InterruptedException {
        try (Cluster cluster = workers.open()) {
            Outcome<Long> outcome = cluster.run(
                    Job.of("bnn", pictures, ClassifyUnit.spec(network, parameters, workers.program("bnn")), printer)
                            .withProgress());
            outcome.losses().forEach(loss -> err.println("warning: " + loss));
            double seconds = outcome.elapsed().toNanos() / 1e9;
            err.printf(Locale.ROOT, "%d pictures in %.2f s%n", outcome.value(), seconds);
            err.flush();
        } catch (JobFailedException e) {
            throw ClusterOptions.fault(network.label(), e);
        }
    }
}
