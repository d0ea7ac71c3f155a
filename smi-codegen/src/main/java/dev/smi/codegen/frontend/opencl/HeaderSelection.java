package dev.smi.codegen.frontend.opencl;

import dev.smi.codegen.frontend.Preprocessing;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Says which headers of a source have to be put in the place of their inclusion. Stateless. */
final class HeaderSelection {

    private HeaderSelection() {}

    /**
     * Headers with functions that use channels, and the headers between these and the source. Empty for most sources.
     */
    static Set<String> headers(String source, SyntaxTree tree, Preprocessing preprocessing) {
        Map<String, AstNode> definitions = new LinkedHashMap<>();
        tree.functions().stream()
                .filter(AstNode::isDefinition)
                .forEach(f -> definitions.putIfAbsent(f.declaration() + f.extent(), f));
        Map<String, AstNode> byDeclaration = new LinkedHashMap<>();
        definitions.values().forEach(f -> byDeclaration.putIfAbsent(f.declaration(), f));
        Set<String> concerned = ChannelAnalysis.concerned(byDeclaration);
        Set<String> headers = new LinkedHashSet<>();
        tree.functions().stream()
                .filter(f -> concerned.contains(f.declaration()))
                .map(f -> f.extent().file())
                .forEach(headers::add);
        headers.remove(source);
        int before;
        do {
            before = headers.size();
            if (before == 0) {
                return headers;
            }
            for (Inclusion inclusion : tree.inclusions()) {
                if (headers.contains(inclusion.included()) && !inclusion.file().equals(source)) {
                    headers.add(inclusion.file());
                }
                if (headers.contains(inclusion.file()) && !isFoundFrom(source, inclusion, preprocessing)) {
                    headers.add(inclusion.included());
                }
            }
        } while (headers.size() > before);
        return headers;
    }

    /** Whether a header that another one includes is also what its name finds from the source. */
    private static boolean isFoundFrom(String source, Inclusion inclusion, Preprocessing preprocessing) {
        if (inclusion.included().isEmpty() || ToolHeaders.contains(inclusion.included())) {
            return true;
        }
        List<Path> directories = new ArrayList<>();
        directories.add(Path.of(source).toAbsolutePath().getParent());
        directories.addAll(preprocessing.includes());
        for (Path directory : directories) {
            Path candidate = directory.resolve(inclusion.spelling());
            if (Files.exists(candidate)) {
                return isSame(candidate, Path.of(inclusion.included()));
            }
        }
        return false;
    }

    private static boolean isSame(Path a, Path b) {
        try {
            return Files.isSameFile(a, b);
        } catch (IOException _) {
            return false;
        }
    }
}
