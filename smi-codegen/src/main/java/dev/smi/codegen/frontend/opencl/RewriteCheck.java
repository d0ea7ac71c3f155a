package dev.smi.codegen.frontend.opencl;

import dev.smi.codegen.frontend.SmiFunction;
import dev.smi.codegen.frontend.SourceFile;
import dev.smi.model.diagnostic.Diagnostics;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Compares functions before and after macros were expanded in them: they have to be the same but for the names.
 * Expansions are text, and two tokens that touch could become one.
 *
 * @param names of versions of functions that have several
 */
record RewriteCheck(ChannelAnalysis analysis, Map<FunctionVersion, String> names, Diagnostics diagnostics) {

    /** Reports functions that have changed. */
    void check(SyntaxTree before, ClangParser parser, SourceFile rewritten) {
        Diagnostics syntax = new Diagnostics();
        String file = rewritten.path().toString();
        SyntaxTree after = parser.parse(rewritten, SourceMap.asWritten(file), syntax);
        Map<String, AstNode> functions = new HashMap<>();
        after.functions().stream().filter(AstNode::isDefinition).forEach(f -> functions.put(f.name(), f));
        for (AstNode function : before.functions()) {
            for (FunctionVersion version :
                    function.isDefinition() ? analysis.versions(function) : List.<FunctionVersion>of()) {
                AstNode found = functions.get(names.getOrDefault(version, function.name()));
                if (syntax.hasErrors() || found == null || !isSame(function, found)) {
                    analysis.report(
                            function,
                            "function " + function.name()
                                    + " uses a macro that makes SMI calls and cannot be expanded safely; put parentheses"
                                    + " around the macro's parameters");
                }
            }
        }
    }

    private static boolean isSame(AstNode a, AstNode b) {
        if (a.kind() != b.kind() || a.children().size() != b.children().size() || !isSameName(a, b)) {
            return false;
        }
        for (int i = 0; i < a.children().size(); i++) {
            if (!isSame(a.children().get(i), b.children().get(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isSameName(AstNode a, AstNode b) {
        return a.name().equals(b.name())
                || a.name().startsWith(SmiFunction.PREFIX)
                || b.name().startsWith(a.name() + "_");
    }
}
