package dev.smi.opencl;

import dev.smi.device.DeviceException;
import dev.smi.device.ProgramImage;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What an OpenCL compiler is given.
 *
 * @param text all sources, with the names of their files for the compiler's messages
 * @param includes where they find what they include
 */
record ProgramText(String text, List<Path> includes) {

    private static final String WHOLE = "smi_generated_program.cl";
    private static final String TRANSPORT = "smi_generated_device.cl";
    private static final Pattern PART = Pattern.compile("^#include \"(.+)\"$", Pattern.MULTILINE);

    ProgramText {
        includes = List.copyOf(includes);
    }

    /**
     * The sources of a program: all that smi-codegen wrote; without the transport layer if the program has no use for
     * it, so that any OpenCL can build it.
     *
     * @param source the one file to take instead, if given
     * @throws DeviceException if there are none
     */
    static ProgramText of(ProgramImage image, Optional<Path> source) {
        Path directory = image.directory();
        List<Path> files = source.map(List::of).orElseGet(() -> parts(image));
        SequencedSet<Path> includes = new LinkedHashSet<>();
        source.ifPresent(file -> includes.add(parent(file)));
        includes.add(directory.toAbsolutePath());
        includes.add(parent(directory).resolve("include"));
        StringBuilder text = new StringBuilder();
        for (Path file : files) {
            text.append("#line 1 \"").append(file.getFileName()).append("\"\n");
            text.append(read(file)).append('\n');
        }
        return new ProgramText(
                text.toString(), includes.stream().filter(Files::isDirectory).toList());
    }

    private static Path parent(Path path) {
        Path absolute = path.toAbsolutePath().normalize();
        Path parent = absolute.getParent();
        return parent == null ? absolute : parent;
    }

    /**
     * The files in the order that smi-codegen gave them; of a directory that it did not write, all in order of name.
     */
    private static List<Path> parts(ProgramImage image) {
        Path directory = image.directory();
        boolean isPlain = image.description().operations().isEmpty();
        List<Path> files = new ArrayList<>();
        Path whole = directory.resolve(WHOLE);
        if (Files.exists(whole)) {
            Matcher part = PART.matcher(read(whole));
            while (part.find()) {
                files.add(directory.resolve(part.group(1)));
            }
        } else {
            files.addAll(list(directory));
        }
        files.removeIf(file -> isPlain && file.endsWith(TRANSPORT));
        if (files.isEmpty()) {
            throw new DeviceException("program " + image.name() + ": " + directory
                    + " has no OpenCL source (*.cl); make them with smi-codegen");
        }
        return files;
    }

    private static List<Path> list(Path directory) {
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> file.toString().endsWith(".cl"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new DeviceException(directory + ": cannot read the program's directory; make it with smi-codegen", e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new DeviceException(file + ": cannot read the OpenCL source (" + reason(e) + ")", e);
        }
    }

    /** Why a file cannot be read. */
    static String reason(IOException fault) {
        return switch (fault) {
            case NoSuchFileException _ -> "no such file";
            case AccessDeniedException _ -> "no permission";
            default -> String.valueOf(fault.getMessage());
        };
    }
}
