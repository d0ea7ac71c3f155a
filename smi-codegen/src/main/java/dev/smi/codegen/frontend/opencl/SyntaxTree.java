package dev.smi.codegen.frontend.opencl;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What Clang makes of a source and the user's headers. Immutable.
 *
 * @param declarations functions and variables outside functions, in order
 * @param macros uses of macros, those in arguments of others included
 * @param inclusions included headers, in order
 */
record SyntaxTree(List<AstNode> declarations, List<MacroUse> macros, List<Inclusion> inclusions) {

    SyntaxTree {
        declarations = List.copyOf(declarations);
        macros = List.copyOf(macros);
        inclusions = List.copyOf(inclusions);
    }

    /** The functions, definitions and declarations. */
    List<AstNode> functions() {
        return declarations.stream().filter(AstNode::isFunction).toList();
    }

    /** The macro whose use begins at a place, with its arguments; the tool's macros do not count. */
    Optional<MacroUse> macroAt(String file, int offset) {
        return macros.stream()
                .filter(m -> m.isUsers() && m.start() == offset && m.file().equals(file))
                .max(Comparator.comparingInt(MacroUse::end));
    }
}
