package dev.smi.codegen.cli;

import dev.smi.codegen.GeneratedProgram;
import dev.smi.codegen.ProgramSources;
import dev.smi.codegen.frontend.Preprocessing;
import dev.smi.codegen.frontend.SourceFile;
import dev.smi.codegen.io.GeneratedFiles;
import dev.smi.hls.HlsRenderer;
import dev.smi.hls.HowToBuild;
import dev.smi.hls.HowToBuild.BuildProgram;
import dev.smi.hls.Target;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** The commands that build generated programs for hardware. */
final class BuildInstructions {

    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_./=+:,@%-]+");

    private final Target target;
    private final Path output;
    private final int cables;

    /** For programs that are written to a directory. */
    BuildInstructions(Target target, Path output, int cables) {
        this.target = target;
        this.output = output;
        this.cables = cables;
    }

    /** The instructions for programs and what was generated for them, in the same order. */
    String text(List<ProgramSources> programs, List<GeneratedProgram> generated) {
        List<BuildProgram> builds = IntStream.range(0, generated.size())
                .mapToObj(i -> build(programs.get(i), generated.get(i)))
                .toList();
        List<Integer> numbers = IntStream.range(0, cables).boxed().toList();
        return new HlsRenderer(target).render(new HowToBuild(word(output.toString()), numbers, builds));
    }

    private BuildProgram build(ProgramSources program, GeneratedProgram generated) {
        List<String> arguments = new ArrayList<>();
        arguments.add("-I " + word(output.resolve("include").toString()));
        preprocessing(program).includes().forEach(include -> arguments.add("-I " + word(include.toString())));
        program.preprocessing().definitions().forEach(definition -> arguments.add("-D" + word(definition)));
        arguments.add(word(GeneratedFiles.wholeSource(output, program.name()).toString()));
        return new BuildProgram(
                program.name(),
                arguments,
                generated.sources().stream().map(SourceFile::name).toList());
    }

    /** A rewritten source still finds what was beside it. */
    static Preprocessing preprocessing(ProgramSources program) {
        Set<Path> includes = new LinkedHashSet<>();
        for (Path source : program.sources()) {
            Path parent = source.getParent();
            includes.add(parent == null ? Path.of(".") : parent);
        }
        includes.addAll(program.preprocessing().includes());
        return new Preprocessing(List.copyOf(includes), program.preprocessing().macros());
    }

    /** A word that a POSIX shell takes as it is. */
    static String word(String text) {
        return PLAIN.matcher(text).matches() ? text : "'" + text.replace("'", "'\\''") + "'";
    }
}
