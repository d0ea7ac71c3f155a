package dev.smi.codegen.cli;

import dev.smi.codegen.ProgramSources;
import dev.smi.codegen.frontend.Preprocessing;
import dev.smi.codegen.frontend.java.JavaFrontEnd;
import dev.smi.model.diagnostic.Diagnostics;
import dev.smi.model.diagnostic.SourcePosition;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Which sources there are, how they are read, and which programs they make; a mixin of the command. */
final class SourceOptions {

    private static final String NAMES = "letters, digits, _, - and . make one, and include is taken";

    @Parameters(
            arity = "0..*",
            paramLabel = "SOURCE",
            description = "Kernel sources: OpenCL C (.cl), or Java with methods that are marked @Kernel (.java).")
    List<Path> sources = new ArrayList<>();

    @Option(
            names = "-I",
            paramLabel = "DIR",
            description = "Directory to search for headers, or the root of Java sources to search for classes; may be"
                    + " repeated.")
    List<Path> includes = new ArrayList<>();

    @Option(names = "-D", paramLabel = "NAME[=VALUE]", description = "Macro to define, for OpenCL C; may be repeated.")
    List<String> macros = new ArrayList<>();

    @Option(names = "--program", paramLabel = "NAME", description = "Put all sources into one program of this name.")
    @Nullable
    String program;

    boolean isEmpty() {
        return sources.isEmpty();
    }

    /** The first of the sources, which there have to be. */
    Path first() {
        return sources.getFirst();
    }

    /** The same sources and another one, as one program. */
    SourceOptions with(String name, Path source, Path include) {
        SourceOptions all = new SourceOptions();
        all.sources.addAll(sources);
        all.sources.add(source);
        all.includes.addAll(includes);
        all.includes.add(include);
        all.macros.addAll(macros);
        all.program = name;
        return all;
    }

    /**
     * The name of the program that all sources make.
     *
     * @param otherwise the name if none was given
     * @param usage makes the exception for wrong usage
     */
    String program(String otherwise, Function<String, RuntimeException> usage) {
        String name = program == null ? otherwise : program;
        if (!isName(name)) {
            throw usage.apply("--program " + name + " is no name for a program; " + NAMES);
        }
        return name;
    }

    /**
     * All programs; the faults of all of them are reported together.
     *
     * @param usage makes the exception for wrong usage
     */
    List<ProgramSources> read(Function<String, RuntimeException> usage) {
        List<ProgramSources> read = new ArrayList<>();
        programs(usage).forEach((name, files) -> read.add(new ProgramSources(name, files, preprocessing())));
        return read;
    }

    /**
     * Checks that these are kernel sources.
     *
     * @throws dev.smi.model.diagnostic.DiagnosticException if one is something else
     */
    void rejectOthers() {
        Diagnostics diagnostics = new Diagnostics();
        sources.forEach(source -> rejectOther(source, diagnostics));
        diagnostics.throwIfErrors();
    }

    private static boolean rejectOther(Path source, Diagnostics diagnostics) {
        boolean isOther = !source.toString().endsWith(".cl") && !JavaFrontEnd.isJava(source);
        if (isOther) {
            diagnostics.error(
                    SourcePosition.of(source.toString()),
                    "not a kernel source; OpenCL C sources end in .cl, Java sources in .java");
        }
        return isOther;
    }

    private Map<String, List<Path>> programs(Function<String, RuntimeException> usage) {
        Diagnostics diagnostics = new Diagnostics();
        Map<String, List<Path>> programs = new LinkedHashMap<>();
        for (Path source : sources) {
            String name = program == null ? programName(source, diagnostics) : program(program, usage);
            programs.computeIfAbsent(name, _ -> new ArrayList<>()).add(source);
        }
        for (Path include : includes) {
            if (!Files.isDirectory(include)) {
                diagnostics.error(
                        SourcePosition.of(include.toString()), "is no directory to search for headers; correct -I");
            }
        }
        diagnostics.throwIfErrors();
        return programs;
    }

    /** Programs are directories beside {@code include}. */
    private static boolean isName(String name) {
        return name.matches("[A-Za-z0-9_][A-Za-z0-9_.-]*") && !name.equals("include");
    }

    private static String programName(Path source, Diagnostics diagnostics) {
        SourcePosition position = SourcePosition.of(source.toString());
        String file = String.valueOf(source.getFileName());
        if (rejectOther(source, diagnostics)) {
            return file;
        }
        String name = file.substring(0, file.lastIndexOf('.'));
        if (!isName(name)) {
            diagnostics.error(
                    position,
                    "\"" + name + "\" is no name for a program; " + NAMES + "; rename the file, or give --program");
        }
        return name;
    }

    private Preprocessing preprocessing() {
        Map<String, String> definitions = new LinkedHashMap<>();
        for (String macro : macros) {
            int equals = macro.indexOf('=');
            // as with every compiler, a macro without a value is 1
            definitions.put(
                    equals < 0 ? macro : macro.substring(0, equals), equals < 0 ? "1" : macro.substring(equals + 1));
        }
        return new Preprocessing(includes, definitions);
    }
}
