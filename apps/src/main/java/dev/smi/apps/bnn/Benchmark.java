package dev.smi.apps.bnn;

import com.sun.management.OperatingSystemMXBean;
import dev.smi.apps.bnn.format.Network;
import dev.smi.apps.bnn.format.Parameters;
import dev.smi.apps.bnn.kernel.Kernel;
import dev.smi.apps.bnn.network.Classifier;
import dev.smi.apps.bnn.network.Pictures;
import dev.smi.apps.bnn.network.Scores;
import dev.smi.apps.bnn.picture.PictureSource;
import dev.smi.apps.command.ClusterOptions;
import dev.smi.apps.command.DeviceOptions;
import dev.smi.cli.ExitStatus;
import dev.smi.data.Cluster;
import dev.smi.data.Combiner;
import dev.smi.data.Job;
import dev.smi.data.JobFailedException;
import dev.smi.data.Piece;
import dev.smi.model.json.JsonWriter;
import java.io.PrintWriter;
import java.io.Writer;
import java.lang.foreign.MemorySegment;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command {@code smi-app bnn benchmark}. */
@Command(
        name = "benchmark",
        description = {
            "Measures how many pictures a second a network classifies: on one thread, and on the workers of a cluster.",
            "Pictures are random, and without --parameters so are the network's: neither changes what is computed on them."
        },
        footer = {
            "",
            "Examples:",
            "  smi-app bnn benchmark --network cnv-w1a1 --workers 2",
            "  smi-app bnn benchmark -n lfc-w1a1 --pictures 100000 --json"
        },
        mixinStandardHelpOptions = true)
final class Benchmark implements Callable<Integer> {

    private static final int SEED = 1;
    private static final int ALONE = 2_000;

    /** Pictures that memory holds easily. */
    private static final int MOST = 200_000;

    @Spec
    CommandSpec spec;

    @Mixin
    NetworkOptions network;

    @Mixin
    DeviceOptions workers;

    @Option(names = "--pictures", paramLabel = "N", description = "Pictures of a job; 20000 if left out.")
    int pictures = 20_000;

    @Option(names = "--repeat", paramLabel = "N", description = "Measurements, of which all are shown; 5 if left out.")
    int repeat = 5;

    @Option(names = "--json", description = "Print JSON: the pictures a second of each measurement.")
    boolean isJson;

    @Override
    public Integer call() throws InterruptedException {
        check("--pictures", pictures);
        check("--repeat", repeat);
        byte[] parameters = network.parameters == null ? random() : network.parameters();
        PrintWriter out = spec.commandLine().getOut();
        try (PictureSource source = PictureSource.random(network.network, pictures, SEED)) {
            PrintWriter people = isJson ? new PrintWriter(Writer.nullWriter()) : out;
            List<Double> alone = alone(parameters, source, people);
            List<Double> together = cluster(parameters, source, people);
            if (isJson) {
                out.print(report(alone, together));
                out.flush();
            }
            return ExitStatus.OK;
        } catch (JobFailedException e) {
            throw ClusterOptions.fault(network.network.label(), e);
        }
    }

    private String report(List<Double> alone, List<Double> together) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("network", network.network.label());
        values.put("kernel", Kernel.fastest().description());
        values.put("pictures", pictures);
        values.put("workers", workers.workers());
        values.put("alone", alone);
        values.put("together", together);
        return JsonWriter.document(values);
    }

    private void check(String option, int value) {
        if (value < 1 || value > MOST) {
            throw new ParameterException(spec.commandLine(), option + " " + value + " is not within 1.." + MOST);
        }
    }

    private byte[] random() {
        byte[] parameters = new byte[network.network.bytes()];
        new Random(SEED).nextBytes(parameters);
        return parameters;
    }

    /** One thread, without a cluster, by its processor time too: others may use the machine. */
    private List<Double> alone(byte[] parameters, PictureSource source, PrintWriter out) {
        Network chosen = network.network;
        Kernel kernel = Kernel.fastest();
        Classifier classifier = Classifier.of(Parameters.decode(chosen, ByteBuffer.wrap(parameters)), kernel);
        int count = Math.min(pictures, ALONE);
        MemorySegment data = source.cut(0, count).getFirst();
        MemorySegment scores = MemorySegment.ofArray(new byte[count * Scores.BYTES]);
        out.printf(Locale.ROOT, "%s, %d bytes a picture, %s%n", chosen, Pictures.bytes(chosen), kernel.description());
        List<Double> speeds = new ArrayList<>();
        for (int i = 0; i < repeat + 2; i++) {
            long processor = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
            long clock = System.nanoTime();
            classifier.classify(data, count, scores);
            double ofProcessor = (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - processor) / 1e9;
            double ofClock = (System.nanoTime() - clock) / 1e9;
            if (i >= 2) { // before that the JVM compiles
                out.printf(
                        Locale.ROOT,
                        "one thread: %,.0f pictures/s, %,.0f by its processor time%n",
                        count / ofClock,
                        count / ofProcessor);
                out.flush();
                speeds.add(count / ofClock);
            }
        }
        return speeds;
    }

    private List<Double> cluster(byte[] parameters, PictureSource source, PrintWriter out)
            throws JobFailedException, InterruptedException {
        List<Double> speeds = new ArrayList<>();
        try (Cluster cluster = workers.open()) {
            for (int i = 0; i < repeat + 1; i++) {
                long processor = processorTime();
                double seconds = cluster.run(Job.of(
                                        "bnn",
                                        source,
                                        ClassifyUnit.spec(network.network, parameters, workers.program("bnn")),
                                        new Count()))
                                .elapsed()
                                .toNanos()
                        / 1e9;
                double ofProcessor = (processorTime() - processor) / 1e9;
                if (i >= 1) {
                    out.printf(
                            Locale.ROOT,
                            "%d workers: %,.0f pictures/s, %,.0f a second of this process's processor time%n",
                            workers.workers(),
                            pictures / seconds,
                            pictures / ofProcessor);
                    out.flush();
                    speeds.add(pictures / seconds);
                }
            }
        }
        return speeds;
    }

    private static long processorTime() {
        return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime();
    }

    /** Takes results and does nothing with them. */
    private static final class Count implements Combiner<Long> {

        private long pictures;

        @Override
        public void accept(Piece piece, MemorySegment result) {
            pictures += piece.count();
        }

        @Override
        public Long finish() {
            return pictures;
        }
    }
}
