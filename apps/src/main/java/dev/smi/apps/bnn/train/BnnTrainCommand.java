package dev.smi.apps.bnn.train;

import dev.smi.apps.bnn.format.Network;
import dev.smi.apps.bnn.format.ParameterDirectory;
import dev.smi.apps.bnn.mnist.Mnist;
import dev.smi.cli.ExitStatus;
import dev.smi.cli.Terminal;
import dev.smi.model.json.JsonWriter;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command {@code smi-app bnn train}: an LFC-W1A1 of one's own. */
@Command(
        name = "train",
        description = {
            "Trains an LFC-W1A1 network on the digits of MNIST, and writes it in the published form.",
            "The same seed gives the same files, whatever the number of threads."
        },
        mixinStandardHelpOptions = true)
public final class BnnTrainCommand implements Callable<Integer> {

    private static final String VECTORS = "jdk.incubator.vector";

    @Spec
    CommandSpec spec;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "Directory of MNIST's four files; where bnn fetch puts them if left out.")
    Path data = Mnist.directory();

    @Option(
            names = {"-o", "--output"},
            paramLabel = "DIR",
            required = true,
            description = "Directory to write the network to; it must not exist, or be empty.")
    Path output = Path.of("");

    @Option(names = "--epochs", paramLabel = "N", description = "How often each digit is seen (${DEFAULT-VALUE}).")
    int epochs = Settings.EPOCHS;

    @Option(names = "--seed", paramLabel = "N", description = "Where random numbers start (${DEFAULT-VALUE}).")
    long seed = 1;

    @Option(names = "--threads", paramLabel = "N", description = "Threads; as many as there are cores if left out.")
    int threads = Runtime.getRuntime().availableProcessors();

    @Option(
            names = "--validation",
            paramLabel = "N",
            description = "Digits at the end of the training set that are not trained with (${DEFAULT-VALUE}).")
    int validation = Settings.VALIDATION;

    @Option(names = "--json", description = "Reports in JSON.")
    boolean isJson;

    @Override
    public Integer call() {
        check(epochs >= 1, "--epochs is " + epochs + "; train for at least 1");
        check(threads >= 1, "--threads is " + threads + "; use at least 1");
        check(validation >= 0, "--validation is " + validation + "; keep 0 digits or more");
        check(
                ModuleLayer.boot().findModule(VECTORS).isPresent(),
                "training wants Java's vectors; start the JVM with --add-modules=" + VECTORS + ", as bin/smi-app does");
        ParameterDirectory.checkIsFree(output);
        Digits digits = DigitFiles.read(data, "train");
        Digits test = DigitFiles.read(data, "t10k");
        int least = validation + Settings.BATCH;
        check(
                digits.size() >= least,
                "there are " + digits.size() + " digits to train with; " + Settings.BATCH + " and " + validation
                        + " for --validation are the least");
        Settings settings = Settings.of(epochs, seed, threads, validation);
        long begin = System.nanoTime();
        Training.Result result = new Training(settings, digits, progress()).run();
        double seconds = (System.nanoTime() - begin) / 1e9;
        ParameterDirectory.write(output, result.network().parameters());
        report(result, test, seconds);
        return ExitStatus.OK;
    }

    private void check(boolean isRight, String message) {
        if (!isRight) {
            throw new ParameterException(spec.commandLine(), message);
        }
    }

    private Consumer<String> progress() {
        PrintWriter err = spec.commandLine().getErr();
        boolean isShown = Terminal.isStandardError();
        return line -> {
            if (isShown) {
                err.println(line);
                err.flush();
            }
        };
    }

    /** Measures what was written, read back, so that nothing counts that is not in the files. */
    private void report(Training.Result result, Digits test, double seconds) {
        IntegerNetwork written = IntegerNetwork.of(ParameterDirectory.read(output, Network.LFC_W1A1));
        int testRight;
        try (Crew crew = new Crew(threads)) {
            testRight = written.right(test, crew);
        }
        PrintWriter out = spec.commandLine().getOut();
        if (isJson) {
            out.print(JsonWriter.document(json(result, test.size(), testRight, seconds)));
        } else {
            out.printf(
                    Locale.ROOT,
                    "%s: %s of %d test digits right (%s of %d trained with, %s of %d kept), epochs %d, seed %d, %.0f s%n",
                    output,
                    percent(testRight, test.size()),
                    test.size(),
                    percent(result.trainedRight(), result.trained()),
                    result.trained(),
                    percent(result.validatedRight(), result.validated()),
                    result.validated(),
                    epochs,
                    seed,
                    seconds);
        }
        out.flush();
    }

    private static String percent(int right, int all) {
        return String.format(Locale.ROOT, "%.2f %%", all == 0 ? 0 : 100.0 * right / all);
    }

    private Map<String, Object> json(Training.Result result, int tested, int testRight, double seconds) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("network", Network.LFC_W1A1.label());
        json.put("output", output.toString());
        json.put("seed", seed);
        json.put("epochs", epochs);
        json.put("seconds", Math.round(seconds * 10) / 10.0);
        json.put("training", count(result.trained(), result.trainedRight()));
        json.put("validation", count(result.validated(), result.validatedRight()));
        json.put("test", count(tested, testRight));
        return json;
    }

    private static Map<String, Object> count(int digits, int right) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("digits", digits);
        json.put("right", right);
        return json;
    }
}
