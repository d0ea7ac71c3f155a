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
import java.util.Set;

/**
 * What an OpenCL compiler is given.
 *
 * @param text macros and all sources, with the names of their files for the compiler's messages
 * @param includes where they find what they include
 * @param leftOut directories of the program that no OpenCL compiler can be told, as their names have a space
 */
record ProgramText(String text, List<Path> includes, List<Path> leftOut) {

    private static final String TRANSPORT = "smi_generated_device.cl";

    ProgramText {
        includes = List.copyOf(includes);
        leftOut = List.copyOf(leftOut);
    }

    /**
     * The sources of a program: all that smi-codegen wrote, the transport layer first; without it if the program has no
     * use for it, so that any OpenCL can build it.
     *
     * @param source the one file to take instead, if given
     * @throws DeviceException if a source cannot be read, or there is none
     */
    static ProgramText of(ProgramImage image, Optional<Path> source) {
        List<Path> files = source.map(List::of).orElseGet(() -> parts(image));
        StringBuilder text = new StringBuilder();
        for (String definition : image.build().definitions()) {
            // not as an option of the compiler: its value may have blanks
            text.append("#define ").append(definition.replaceFirst("=", " ")).append('\n');
        }
        for (Path file : files) {
            text.append("#line 1 \"").append(file.getFileName()).append("\"\n");
            text.append(read(file)).append('\n');
        }
        Set<Path> includes = new LinkedHashSet<>();
        source.ifPresent(file -> includes.add(parent(file)));
        includes.add(image.directory().toAbsolutePath());
        includes.add(parent(image.directory()).resolve("include"));
        List<Path> leftOut = new ArrayList<>();
        for (Path directory : image.build().includes()) {
            if (hasSpace(directory)) {
                leftOut.add(directory);
            } else {
                includes.add(directory);
            }
        }
        return new ProgramText(
                text.toString(), includes.stream().filter(Files::isDirectory).toList(), leftOut);
    }

    /** Whether no OpenCL compiler can be told this directory: their options have no quotes. */
    static boolean hasSpace(Path directory) {
        return directory.toString().chars().anyMatch(Character::isWhitespace);
    }

    private static Path parent(Path path) {
        Path absolute = path.toAbsolutePath().normalize();
        Path parent = absolute.getParent();
        return parent == null ? absolute : parent;
    }

    private static List<Path> parts(ProgramImage image) {
        List<Path> files = new ArrayList<>();
        for (String name : image.build().sources()) {
            if (!name.equals(TRANSPORT)) {
                files.add(image.directory().resolve(name));
            } else if (!image.description().operations().isEmpty()) {
                files.addFirst(image.directory().resolve(name));
            }
        }
        if (files.isEmpty()) {
            throw new DeviceException("program " + image.name() + ": " + image.directory()
                    + " has no OpenCL source; make it with smi-codegen");
        }
        return files;
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
