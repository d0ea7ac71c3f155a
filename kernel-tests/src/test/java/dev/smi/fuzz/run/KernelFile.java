package dev.smi.fuzz.run;

import dev.smi.Communicator;
import dev.smi.fuzz.generate.JavaType;
import dev.smi.fuzz.generate.Parameter;
import dev.smi.fuzz.generate.RandomKernel;
import dev.smi.kernel.Kernel;
import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A file with a class of kernels that are started together. Comments at its head, {@code // seed: 5} and {@code //
 * ranks: 2}, say what their inputs are made from, and on how many ranks they run.
 */
public final class KernelFile {

    private static final int LENGTH = 64;

    private KernelFile() {}

    /**
     * Reads a file.
     *
     * @throws IllegalArgumentException if it is no Java
     */
    public static Job read(Path file) throws IOException {
        String source = Files.readString(file);
        String name = String.valueOf(file.getFileName()).replace(".java", "");
        JavaClass.Compiled compiled = JavaClass.compile(name, source);
        if (!compiled.errors().isEmpty()) {
            throw new IllegalArgumentException(
                    file + ": " + compiled.errors().getFirst().getMessage(Locale.ROOT));
        }
        List<RandomKernel> kernels = Arrays.stream(compiled.load(name).getDeclaredMethods())
                .filter(method -> method.isAnnotationPresent(Kernel.class))
                .sorted(Comparator.comparing(Method::getName))
                .map(KernelFile::kernel)
                .toList();
        Job.Run run = new Job.Run(number(source, "seed", 1), kernels);
        return new Job(name, source, List.of(run), (int) number(source, "ranks", 1));
    }

    private static RandomKernel kernel(Method method) {
        List<Parameter> parameters = new ArrayList<>();
        for (java.lang.reflect.Parameter parameter : method.getParameters()) {
            Class<?> type = parameter.getType();
            if (type == Communicator.class) {
                parameters.add(new Parameter(parameter.getName(), JavaType.INT, -1));
            } else {
                String element = type.getSimpleName().replace("[]", "");
                parameters.add(new Parameter(
                        parameter.getName(),
                        JavaType.valueOf(element.toUpperCase(Locale.ROOT)),
                        type.isArray() ? LENGTH : 0));
            }
        }
        return new RandomKernel(method.getName(), parameters);
    }

    private static long number(String source, String key, long otherwise) {
        Matcher matcher = Pattern.compile("(?m)^// " + key + ": (-?\\d+)$").matcher(source);
        return matcher.find() ? Long.parseLong(matcher.group(1)) : otherwise;
    }
}
