package dev.smi.codegen.frontend.opencl;

import dev.smi.codegen.frontend.SourceFile;
import dev.smi.codegen.frontend.TranslatedSource;
import dev.smi.codegen.frontend.opencl.AstNode.Kind;
import dev.smi.model.Operation;
import dev.smi.model.diagnostic.Diagnostics;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Translates one source: resolves its SMI calls and rewrites it. One use; not thread-safe. */
final class SourceTranslation {

    private final SourceFile source;
    private final Diagnostics diagnostics;
    private final EndpointResolver resolver;
    private final SourceEdits edits;

    SourceTranslation(SourceFile source, Diagnostics diagnostics) {
        this.source = source;
        this.diagnostics = diagnostics;
        this.resolver = new EndpointResolver(diagnostics);
        this.edits = new SourceEdits(source.bytes());
    }

    TranslatedSource translate(List<AstNode> declarations) {
        for (AstNode declaration : declarations) {
            if (declaration.kind() == Kind.FUNCTION) {
                translateFunction(declaration);
            }
        }
        return new TranslatedSource(new SourceFile(source.path(), edits.apply()), resolver.endpoints());
    }

    private void translateFunction(AstNode function) {
        Set<String> declarations = new TreeSet<>();
        List<SmiCall> calls = SmiCallFinder.find(function);
        for (SmiCall call : calls) {
            if (call.function().opens()) {
                resolver.open(call).ifPresent(operation -> rewrite(call, operation, declarations));
            }
        }
        for (SmiCall call : calls) {
            if (!call.function().opens()) {
                resolver.use(call).ifPresent(operation -> rewrite(call, operation, declarations));
            }
        }
        if (!declarations.isEmpty()) {
            List<String> lines = new ArrayList<>(declarations);
            lines.add("#line " + function.position().line() + " \""
                    + source.name().replace("\\", "\\\\").replace("\"", "\\\"") + "\"");
            edits.insertLines(function.start(), lines);
        }
    }

    /** Puts the specialised function's name in the place of the general one. */
    private void rewrite(SmiCall call, Operation operation, Set<String> declarations) {
        AstNode name = call.name();
        boolean isInSource = name.position().file().equals(source.path().toString())
                && edits.hasText(name.start(), name.end(), call.function().cName());
        if (!isInSource) {
            diagnostics.error(
                    call.position(),
                    "this call of " + call.function().cName()
                            + " comes from a macro or an included file; write it where it is used");
            return;
        }
        edits.replace(name.start(), name.end(), call.function().specialisedName(operation));
        declarations.add(call.function().declaration(operation));
    }
}
