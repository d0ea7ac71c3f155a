package dev.smi.codegen.frontend.opencl;

import dev.smi.codegen.frontend.FrontEnd;
import dev.smi.codegen.frontend.KernelHead;
import dev.smi.codegen.frontend.Preprocessing;
import dev.smi.codegen.frontend.SourceFile;
import dev.smi.codegen.frontend.TranslatedSource;
import dev.smi.codegen.frontend.opencl.HeaderInliner.Inlined;
import dev.smi.model.diagnostic.Diagnostics;
import java.util.List;
import java.util.Set;

/** Reads OpenCL C with Intel channels. Not thread-safe. */
public final class OpenClFrontEnd implements FrontEnd {

    private final String smiHeader;

    /** A front end for sources that include the given {@code smi.h}. */
    public OpenClFrontEnd(String smiHeader) {
        this.smiHeader = smiHeader;
    }

    @Override
    public TranslatedSource translate(SourceFile source, Preprocessing preprocessing, Diagnostics diagnostics) {
        ClangParser parser = new ClangParser(smiHeader, preprocessing);
        Diagnostics own = new Diagnostics();
        TranslatedSource translated =
                DeepStack.call(source, () -> translate(DeviceInclude.removeFrom(source), parser, preprocessing, own));
        own.all().forEach(diagnostics::add);
        return own.hasErrors() ? new TranslatedSource(source, List.of(), List.of()) : translated;
    }

    @Override
    public void check(SourceFile source, Preprocessing preprocessing, Diagnostics diagnostics) {
        ClangParser parser = new ClangParser(smiHeader, preprocessing);
        SourceMap map = SourceMap.asWritten(source.path().toString());
        Diagnostics own = new Diagnostics();
        DeepStack.call(source, () -> parser.parse(source, map, own));
        own.all().forEach(diagnostics::add);
    }

    private static TranslatedSource translate(
            SourceFile source, ClangParser parser, Preprocessing preprocessing, Diagnostics diagnostics) {
        TranslatedSource nothing = new TranslatedSource(source, List.of(), List.of());
        String file = source.path().toString();
        Inlined inlined = new Inlined(source, SourceMap.asWritten(file));
        SyntaxTree tree = parser.parse(source, inlined.map(), diagnostics);
        Set<String> headers = HeaderSelection.headers(file, tree, preprocessing);
        if (!diagnostics.hasErrors() && !headers.isEmpty()) {
            inlined = new HeaderInliner(source, tree.inclusions(), headers).inline();
            tree = parser.parse(inlined.source(), inlined.map(), diagnostics);
        }
        if (diagnostics.hasErrors()) {
            return nothing;
        }
        ChannelAnalysis analysis = ChannelAnalysis.of(tree, diagnostics);
        if (diagnostics.hasErrors()) {
            return nothing;
        }
        SourceFile rewritten = new SourceRewriter(inlined, tree, analysis, parser, diagnostics).rewrite();
        return new TranslatedSource(rewritten, analysis.endpoints(), kernels(tree));
    }

    private static List<KernelHead> kernels(SyntaxTree tree) {
        return tree.functions().stream()
                .filter(function -> function.kind() == AstNode.Kind.KERNEL && function.isDefinition())
                .map(kernel -> new KernelHead(
                        kernel.name(),
                        kernel.parameters().stream()
                                .map(each -> new KernelHead.Parameter(
                                        each.type().shape() == AstNode.Shape.POINTER,
                                        each.type().element()))
                                .toList(),
                        kernel.position()))
                .toList();
    }
}
