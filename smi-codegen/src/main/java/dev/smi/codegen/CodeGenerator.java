package dev.smi.codegen;

import dev.smi.codegen.ReadPrograms.ReadProgram;
import dev.smi.codegen.emit.HostLayout;
import dev.smi.codegen.emit.RunAhead;
import dev.smi.codegen.emit.TransportLayout;
import dev.smi.codegen.frontend.Endpoint;
import dev.smi.codegen.frontend.FrontEnd;
import dev.smi.codegen.frontend.Preprocessing;
import dev.smi.codegen.frontend.SourceFile;
import dev.smi.codegen.frontend.TranslatedSource;
import dev.smi.codegen.frontend.java.JavaFrontEnd;
import dev.smi.codegen.frontend.opencl.OpenClFrontEnd;
import dev.smi.hls.HlsRenderer;
import dev.smi.hls.HostHeader;
import dev.smi.hls.HostProgram;
import dev.smi.hls.ProgramSource;
import dev.smi.model.Program;
import dev.smi.model.diagnostic.DiagnosticException;
import dev.smi.model.diagnostic.Diagnostics;
import dev.smi.model.diagnostic.SourcePosition;
import dev.smi.model.io.TextFiles;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Generates the transport layer of programs. The same sources and options always give the same bytes. Not thread-safe.
 */
public final class CodeGenerator {

    private final CodegenOptions options;
    private final HlsRenderer renderer;
    private final FrontEnd openCl;
    private final FrontEnd java;

    /** A generator with the given options. */
    public CodeGenerator(CodegenOptions options) {
        this.options = options;
        this.renderer = new HlsRenderer(options.target());
        this.openCl = new OpenClFrontEnd(renderer.header());
        this.java = new JavaFrontEnd(openCl);
    }

    /**
     * Reads the sources of one program and generates its transport layer.
     *
     * @throws DiagnosticException with everything that is wrong with the sources
     */
    public GeneratedProgram generate(ProgramSources program) {
        return generate(List.of(program)).getFirst();
    }

    /**
     * Reads the sources of programs that will run together and generates their transport layers.
     *
     * @return one for each, in the same order
     * @throws DiagnosticException with everything that is wrong with the sources, and where the programs disagree
     */
    public List<GeneratedProgram> generate(List<ProgramSources> programs) {
        return generate(read(programs));
    }

    /**
     * Reads the sources of programs that will run together.
     *
     * @return one for each, in the same order
     * @throws DiagnosticException with everything that is wrong with the sources
     */
    public ReadPrograms read(List<ProgramSources> programs) {
        Diagnostics diagnostics = new Diagnostics();
        List<ReadProgram> read =
                programs.stream().map(p -> read(p, diagnostics)).toList();
        diagnostics.throwIfErrors();
        return new ReadPrograms(read);
    }

    /**
     * Generates the transport layers of programs that will run together.
     *
     * @return one for each, in the same order
     * @throws DiagnosticException where the programs disagree, or do not fit an FPGA
     */
    public List<GeneratedProgram> generate(ReadPrograms programs) {
        Diagnostics diagnostics = new Diagnostics();
        BufferAgreement.check(programs.endpoints(), diagnostics);
        ReductionWindow.check(programs.endpoints(), options.maxRanks(), diagnostics);
        diagnostics.throwIfErrors();
        RunAhead runAhead = BufferAgreement.runAhead(programs.endpoints());
        return programs.programs().stream().map(p -> emit(p, runAhead)).toList();
    }

    /**
     * The header with the host side of programs that run together.
     *
     * @param programs what {@link #generate(List)} gave, at least one
     * @throws DiagnosticException if two of them cannot be told apart in C
     */
    public String hostHeader(List<GeneratedProgram> programs) {
        List<HostProgram> hosts = programs.stream()
                .map(p -> HostLayout.of(p.name(), p.description(), options.cables()))
                .toList();
        HostNames.check(hosts);
        return renderer.render(new HostHeader(hosts));
    }

    /**
     * Reads a whole program as the hardware compiler does, in one file.
     *
     * @param wholeSource the written {@link GeneratedProgram#WHOLE_FILE}, beside the files that it includes
     * @throws DiagnosticException if sources that are right one by one are not together
     */
    public void checkWhole(Path wholeSource, Preprocessing preprocessing) {
        Diagnostics diagnostics = new Diagnostics();
        SourceFile source = new SourceFile(wholeSource, TextFiles.readBytes(wholeSource));
        openCl.check(source, preprocessing, diagnostics);
        if (diagnostics.hasErrors()) {
            diagnostics.error(
                    SourcePosition.of(wholeSource.toString()),
                    "the sources are right one by one but not together, and a hardware compiler takes them as one;"
                            + " give what two of them define different names");
        }
        diagnostics.throwIfErrors();
    }

    private ReadProgram read(ProgramSources program, Diagnostics diagnostics) {
        List<TranslatedSource> sources = translate(program, diagnostics);
        List<Endpoint> endpoints =
                sources.stream().flatMap(s -> s.endpoints().stream()).toList();
        ProgramAssembler.assemble(endpoints, options, diagnostics); // for what is wrong
        return new ReadProgram(
                program.name(),
                sources.stream().map(TranslatedSource::rewritten).toList(),
                endpoints,
                sources.stream().flatMap(s -> s.kernels().stream()).toList());
    }

    private GeneratedProgram emit(ReadProgram program, RunAhead runAhead) {
        Program description = ProgramAssembler.assemble(program.endpoints(), options, new Diagnostics());
        String device = renderer.render(
                TransportLayout.of(program.name(), description, options.collectives(), runAhead, options.cables()));
        List<String> names = program.sources().stream().map(SourceFile::name).toList();
        String whole = renderer.render(new ProgramSource(program.name(), GeneratedProgram.DEVICE_FILE, names));
        return new GeneratedProgram(
                program.name(),
                description,
                program.sources(),
                device,
                whole,
                renderer.header(),
                options.cables(),
                runAhead.packets());
    }

    private List<TranslatedSource> translate(ProgramSources program, Diagnostics diagnostics) {
        List<TranslatedSource> translated = new ArrayList<>();
        Set<String> names = new HashSet<>(Set.of(GeneratedProgram.DEVICE_FILE, GeneratedProgram.WHOLE_FILE));
        rejectMacrosOfJava(program, diagnostics);
        for (Path path : program.sources()) {
            String file = String.valueOf(path.getFileName());
            boolean isJava = JavaFrontEnd.isJava(path);
            String name = isJava ? JavaFrontEnd.writtenName(file) : file;
            if (!names.add(name)) {
                diagnostics.error(
                        SourcePosition.of(path.toString()),
                        "program " + program.name() + " has another file named " + name
                                + (isJava ? ", which this one becomes" : "") + "; "
                                + (isRepeated(program, path) ? "name each source once" : "rename one"));
                continue;
            }
            if (name.matches("(?s).*[\"\\n].*")) {
                diagnostics.error(
                        SourcePosition.of(path.toString()),
                        "a file name with quotes or line breaks cannot be included; rename the file");
                continue;
            }
            read(path, diagnostics)
                    .map(source -> (isJava ? java : openCl).translate(source, program.preprocessing(), diagnostics))
                    .ifPresent(translated::add);
        }
        return translated;
    }

    /** Java has no macros; one that no source of the program could take is a mistake. */
    private static void rejectMacrosOfJava(ProgramSources program, Diagnostics diagnostics) {
        if (!program.preprocessing().macros().isEmpty()
                && program.sources().stream().allMatch(JavaFrontEnd::isJava)) {
            diagnostics.error(
                    SourcePosition.of(program.sources().getFirst().toString()),
                    "macro " + program.preprocessing().definitions().getFirst()
                            + " has no meaning for Java; make it a static final field, or a parameter of the kernel");
        }
    }

    private static boolean isRepeated(ProgramSources program, Path path) {
        Path normal = path.toAbsolutePath().normalize();
        return program.sources().stream()
                        .filter(p -> p.toAbsolutePath().normalize().equals(normal))
                        .count()
                > 1;
    }

    private static Optional<SourceFile> read(Path path, Diagnostics diagnostics) {
        try {
            return Optional.of(new SourceFile(path, TextFiles.readBytes(path)));
        } catch (DiagnosticException e) {
            e.diagnostics().forEach(diagnostics::add);
            return Optional.empty();
        }
    }
}
