package dev.smi.codegen;

import dev.smi.codegen.emit.TransportLayout;
import dev.smi.codegen.frontend.Endpoint;
import dev.smi.codegen.frontend.FrontEnd;
import dev.smi.codegen.frontend.SourceFile;
import dev.smi.codegen.frontend.TranslatedSource;
import dev.smi.codegen.frontend.opencl.OpenClFrontEnd;
import dev.smi.hls.HlsRenderer;
import dev.smi.model.Program;
import dev.smi.model.diagnostic.DiagnosticException;
import dev.smi.model.diagnostic.Diagnostics;
import dev.smi.model.diagnostic.SourcePosition;
import dev.smi.model.io.TextFiles;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Generates the transport layer of programs. The same sources and options always give the same bytes. Not thread-safe.
 */
public final class CodeGenerator {

    private final CodegenOptions options;
    private final HlsRenderer renderer;
    private final FrontEnd frontEnd;

    /** A generator with the given options. */
    public CodeGenerator(CodegenOptions options) {
        this.options = options;
        this.renderer = new HlsRenderer(options.target());
        this.frontEnd = new OpenClFrontEnd(renderer.header());
    }

    /**
     * Reads the sources of one program and generates its transport layer.
     *
     * @throws DiagnosticException with everything that is wrong with the sources
     */
    public GeneratedProgram generate(ProgramSources program) {
        Diagnostics diagnostics = new Diagnostics();
        List<TranslatedSource> translated = translate(program, diagnostics);
        List<Endpoint> endpoints =
                translated.stream().flatMap(t -> t.endpoints().stream()).toList();
        Program description = ProgramAssembler.assemble(endpoints, options, diagnostics);
        diagnostics.throwIfErrors();
        String device = renderer.render(TransportLayout.of(program.name(), description, options.cables()));
        return new GeneratedProgram(
                program.name(),
                description,
                translated.stream().map(TranslatedSource::rewritten).toList(),
                device,
                renderer.header());
    }

    private List<TranslatedSource> translate(ProgramSources program, Diagnostics diagnostics) {
        List<TranslatedSource> translated = new ArrayList<>();
        Set<String> names = new HashSet<>(Set.of(GeneratedProgram.DEVICE_FILE));
        for (Path path : program.sources()) {
            SourceFile source = new SourceFile(path, TextFiles.readBytes(path));
            if (!names.add(source.name())) {
                diagnostics.error(
                        SourcePosition.of(path.toString()),
                        "program " + program.name() + " has another file named " + source.name() + "; rename one");
            }
            translated.add(frontEnd.translate(source, program.preprocessing(), diagnostics));
        }
        return translated;
    }
}
