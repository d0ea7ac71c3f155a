package dev.smi.codegen.frontend.opencl;

import dev.smi.codegen.frontend.FrontEnd;
import dev.smi.codegen.frontend.Preprocessing;
import dev.smi.codegen.frontend.SourceFile;
import dev.smi.codegen.frontend.TranslatedSource;
import dev.smi.model.diagnostic.Diagnostics;
import java.util.List;

/** Reads OpenCL C with Intel channels. Not thread-safe. */
public final class OpenClFrontEnd implements FrontEnd {

    private final ClangParser parser;

    /** A front end for sources that include the given {@code smi.h}. */
    public OpenClFrontEnd(String smiHeader) {
        this.parser = new ClangParser(smiHeader);
    }

    @Override
    public TranslatedSource translate(SourceFile source, Preprocessing preprocessing, Diagnostics diagnostics) {
        Diagnostics syntax = new Diagnostics();
        List<AstNode> declarations = parser.parse(source, preprocessing, syntax);
        syntax.all().forEach(diagnostics::add);
        return syntax.hasErrors()
                ? new TranslatedSource(source, List.of())
                : new SourceTranslation(source, diagnostics).translate(declarations);
    }
}
