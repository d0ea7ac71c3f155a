package dev.smi.launch;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads mpjrun's arguments: its own options and those of the JVM, in any order, up to the first word that is no option;
 * that is the class to run, and the rest is the program's. For one thread, once.
 */
public final class CommandLine {

    /** More would not fit the packet header's rank. */
    private static final int MOST_RANKS = 256;

    /** More than a year. */
    private static final double MOST_SECONDS = 100_000_000;

    /** JVM options whose value java takes from the next word; MPJ Express only passes single words on. */
    private static final Set<String> WITH_VALUE = Set.of(
            "--add-modules",
            "--add-exports",
            "--add-opens",
            "--add-reads",
            "--enable-native-access",
            "--limit-modules",
            "--module-path",
            "--upgrade-module-path",
            "--patch-module",
            "--illegal-native-access",
            "--sun-misc-unsafe-memory-access",
            "--finalization");

    private final Iterator<String> words;
    private final List<String> jvmOptions = new ArrayList<>();
    private @Nullable Integer ranks;
    private Device device = Device.MULTICORE;
    private @Nullable Path machines;
    private @Nullable Duration deadline;
    private @Nullable String classPath;

    private CommandLine(List<String> words) {
        this.words = words.iterator();
    }

    /**
     * Reads the arguments.
     *
     * @throws UsageException if they make no job
     */
    public static JobRequest parse(String... arguments) throws UsageException {
        return new CommandLine(Arrays.asList(arguments)).read();
    }

    private JobRequest read() throws UsageException {
        while (words.hasNext()) {
            String word = words.next();
            if (!word.startsWith("-")) {
                return request(word);
            }
            option(word);
        }
        throw new UsageException("no class to run; after the options comes the name of a class with a main method");
    }

    private JobRequest request(String main) throws UsageException {
        Integer number = ranks;
        if (number == null) {
            throw new UsageException("-np is missing; say how many ranks: -np 4");
        }
        if (machines != null && device == Device.MULTICORE) {
            throw new UsageException("-machinesfile does not go with -dev multicore, which runs all ranks in one JVM;"
                    + " choose -dev niodev or -dev hybdev");
        }
        List<String> rest = new ArrayList<>();
        words.forEachRemaining(rest::add);
        return new JobRequest(
                number,
                device,
                Optional.ofNullable(machines),
                Optional.ofNullable(deadline),
                jvmOptions,
                Optional.ofNullable(classPath),
                main.replace('/', '.'),
                rest);
    }

    private void option(String word) throws UsageException {
        switch (word) {
            case "-np" -> ranks = number(value(word));
            case "-dev" -> device = device(value(word));
            case "-machinesfile" -> machines = machines(value(word));
            case "--deadline" -> deadline = seconds(value(word));
            case "-cp", "-classpath", "--class-path" -> classPath = value(word);
            case "-wdir", "-psl", "-mxboardnum", "-sport", "-debug", "-profile", "-yarn", "-src" ->
                throw new UsageException("MPJ Express's option " + word + " is not for this launcher; leave it out");
            case "-jar" -> throw new UsageException("-jar is not known here; write -cp APP.jar MAIN_CLASS");
            default -> jvmOption(word);
        }
    }

    private void jvmOption(String word) throws UsageException {
        String option = WITH_VALUE.contains(word) ? word + "=" + value(word) : word;
        if (!option.equals(option.strip()) || option.indexOf('\n') >= 0) {
            throw new UsageException("the JVM option '" + option + "' begins or ends with a blank, or has a line break;"
                    + " MPJ Express would lose it");
        }
        jvmOptions.add(option);
    }

    private String value(String option) throws UsageException {
        if (!words.hasNext()) {
            throw new UsageException(option + " needs a value");
        }
        return words.next();
    }

    private static int number(String text) throws UsageException {
        if (!text.matches("\\d{1,9}") || Integer.parseInt(text) < 1 || Integer.parseInt(text) > MOST_RANKS) {
            throw new UsageException("-np " + text + " is not a number of ranks; 1 to " + MOST_RANKS + " are possible");
        }
        return Integer.parseInt(text);
    }

    private static Device device(String text) throws UsageException {
        Optional<Device> device = Device.named(text);
        if (device.isEmpty()) {
            throw new UsageException("unknown device " + text + "; known: " + Device.all());
        }
        return device.get();
    }

    private static Path machines(String text) throws UsageException {
        Path file = Path.of(text).toAbsolutePath();
        if (!Files.isReadable(file)) {
            throw new UsageException("-machinesfile " + text
                    + " cannot be read; it lists the hosts that run MPJ Express's daemon, one a line");
        }
        return file;
    }

    private static Duration seconds(String text) throws UsageException {
        try {
            double seconds = Double.parseDouble(text);
            if (seconds > 0 && seconds <= MOST_SECONDS) {
                return Duration.ofNanos((long) (seconds * 1e9));
            }
        } catch (NumberFormatException _) {
            // said below
        }
        throw new UsageException(
                "--deadline " + text + " is not a number of seconds, more than 0 and at most 100000000");
    }
}
