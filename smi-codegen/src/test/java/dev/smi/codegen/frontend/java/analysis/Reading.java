package dev.smi.codegen.frontend.java.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.smi.codegen.frontend.Preprocessing;
import dev.smi.codegen.frontend.SourceFile;
import dev.smi.codegen.frontend.java.ir.Function;
import dev.smi.codegen.frontend.java.ir.KernelUnit;
import dev.smi.model.diagnostic.Diagnostic;
import dev.smi.model.diagnostic.Diagnostics;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A source and what is understood of it.
 *
 * @param unit empty if something is wrong
 * @param diagnostics what is wrong
 */
record Reading(Optional<KernelUnit> unit, List<Diagnostic> diagnostics) {

    private static final String HEAD = "import dev.smi.*; import dev.smi.kernel.*; import dev.smi.model.*;"
            + " import dev.smi.kernel.Kernel; final class K {\n";

    /** A whole source, K.java. */
    static Reading of(String text) {
        return of(Path.of("K.java"), text, Preprocessing.NONE);
    }

    static Reading of(Path path, String text, Preprocessing preprocessing) {
        Diagnostics diagnostics = new Diagnostics();
        SourceFile source = new SourceFile(path, text.getBytes(StandardCharsets.UTF_8));
        Optional<KernelUnit> unit = KernelAnalysis.analyse(source, preprocessing, diagnostics);
        return new Reading(unit, diagnostics.all());
    }

    /** Members of a class K, which begin at line 2, column 1. */
    static Reading ofMembers(String members) {
        return of(HEAD + members + "\n}\n");
    }

    /** A kernel with the given statements, which begin at line 3, column 1; line 4 begins with other members. */
    static Reading ofBody(String statements, String members) {
        return ofMembers("@Kernel static void k(int[] b, float[] f, int n, Communicator world) {\n" + statements + "\n}"
                + members);
    }

    static Reading ofBody(String statements) {
        return ofBody(statements, "");
    }

    /** What was understood, after nothing was reported. */
    KernelUnit understood() {
        assertThat(diagnostics).isEmpty();
        return unit.orElseThrow();
    }

    /** The statements of the only kernel, as a text like Java with every conversion. */
    String kernel() {
        return IrText.of(understood().functions().stream()
                .filter(Function::isKernel)
                .findFirst()
                .orElseThrow());
    }

    void assertReports(String... expected) {
        assertThat(diagnostics).extracting(Diagnostic::toString).containsExactly(expected);
    }
}
