package dev.smi.mpj;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;

/**
 * What the ranks of a job run. It goes to them in a file: on MPJ Express's own command lines some characters and empty
 * arguments get lost.
 *
 * @param job the job's name, for nobody else
 * @param ranks ranks of the job
 * @param main the class whose {@code main} is called
 * @param arguments its arguments
 */
public record JobDescription(String job, int ranks, String main, List<String> arguments) {

    /** Copies the arguments. */
    public JobDescription {
        if (ranks < 1) {
            throw new IllegalArgumentException("a job of " + ranks + " ranks");
        }
        arguments = List.copyOf(arguments);
    }

    /** Writes it; {@link #read} gives it back. */
    public void write(Path file) throws IOException {
        Properties properties = new Properties();
        properties.setProperty("job", job);
        properties.setProperty("ranks", String.valueOf(ranks));
        properties.setProperty("main", main);
        properties.setProperty("arguments", String.valueOf(arguments.size()));
        for (int i = 0; i < arguments.size(); i++) {
            properties.setProperty("argument." + i, arguments.get(i));
        }
        try (var out = Files.newBufferedWriter(file)) {
            properties.store(out, null);
        }
    }

    /**
     * Reads what {@link #write} wrote.
     *
     * @throws UncheckedIOException if the file cannot be read
     */
    public static JobDescription read(Path file) {
        Properties properties = new Properties();
        try (Reader in = Files.newBufferedReader(file)) {
            properties.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
        int count = Integer.parseInt(value(properties, file, "arguments"));
        List<String> arguments = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            arguments.add(value(properties, file, "argument." + i));
        }
        return new JobDescription(
                value(properties, file, "job"),
                Integer.parseInt(value(properties, file, "ranks")),
                value(properties, file, "main"),
                arguments);
    }

    private static String value(Properties properties, Path file, String key) {
        String value = properties.getProperty(key);
        if (value == null) {
            throw new IllegalArgumentException(file + " has no entry " + key);
        }
        return value;
    }
}
