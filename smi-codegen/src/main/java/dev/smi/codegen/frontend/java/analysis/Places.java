package dev.smi.codegen.frontend.java.analysis;

import com.github.javaparser.Position;
import com.github.javaparser.ast.CompilationUnit;
import com.github.javaparser.ast.DataKey;
import com.github.javaparser.ast.Node;
import dev.smi.model.diagnostic.SourcePosition;

/** Where parts of sources are. Stateless. */
final class Places {

    private static final DataKey<String> FILE = new DataKey<>() {};

    private Places() {}

    /** Notes how the user names a unit's file. */
    static void name(CompilationUnit unit, String file) {
        unit.setData(FILE, file);
    }

    /** How the user names the file that a node is in. */
    static String file(Node node) {
        return node.findCompilationUnit()
                .map(unit -> unit.containsData(FILE)
                        ? unit.getData(FILE)
                        : unit.getStorage().map(s -> s.getPath().toString()).orElse(""))
                .orElse("");
    }

    /** Where a node begins. */
    static SourcePosition of(Node node) {
        Position begin = node.getBegin().orElse(new Position(1, 1));
        return new SourcePosition(file(node), begin.line, begin.column);
    }
}
