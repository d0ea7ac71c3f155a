package dev.smi.codegen.frontend.java.analysis;

import com.github.javaparser.ast.CompilationUnit;
import com.github.javaparser.ast.body.MethodDeclaration;
import com.github.javaparser.ast.body.TypeDeclaration;
import dev.smi.codegen.frontend.Preprocessing;
import dev.smi.codegen.frontend.SourceFile;
import dev.smi.codegen.frontend.java.ir.KernelUnit;
import dev.smi.model.diagnostic.Diagnostics;
import dev.smi.model.diagnostic.SourcePosition;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the kernels of a Java source. Stateless. */
public final class KernelAnalysis {

    private KernelAnalysis() {}

    /**
     * The kernels of a source and all that they need.
     *
     * @param preprocessing further source roots; macros are ignored
     * @param diagnostics takes everything that is wrong; the result is empty if that is anything
     */
    public static Optional<KernelUnit> analyse(
            SourceFile source, Preprocessing preprocessing, Diagnostics diagnostics) {
        Diagnostics own = new Diagnostics();
        Optional<KernelUnit> unit = Optional.empty();
        try {
            unit = Sources.parse(source, own).flatMap(syntax -> read(source, syntax, preprocessing, own));
        } catch (StackOverflowError _) {
            own.error(
                    SourcePosition.of(source.path().toString()),
                    "something in this file is nested too deeply to be read; divide long expressions into several");
        }
        own.all().forEach(diagnostics::add);
        return own.hasErrors() ? Optional.empty() : unit;
    }

    private static Optional<KernelUnit> read(
            SourceFile source, CompilationUnit syntax, Preprocessing preprocessing, Diagnostics diagnostics) {
        Classes classes = new Classes(Sources.solver(source, syntax, preprocessing.includes()));
        Program program = new Program(classes, diagnostics);
        List<MethodDeclaration> kernels = kernels(syntax, program);
        Optional<TypeDeclaration<?>> owner = owner(source, syntax);
        if (kernels.isEmpty() || owner.isEmpty()) {
            if (!diagnostics.hasErrors()) {
                diagnostics.error(
                        SourcePosition.of(source.path().toString()),
                        "no method here is a kernel; mark static methods with @Kernel of dev.smi.kernel");
            }
            return Optional.empty();
        }
        for (MethodDeclaration kernel : kernels) {
            try {
                KernelRules.requireKernel(kernel);
                program.functions()
                        .kernel(new Classes.Method(classes.around(kernel).getFirst(), kernel));
            } catch (Rejected fault) {
                program.report(fault);
            }
        }
        if (diagnostics.hasErrors()) {
            return Optional.empty();
        }
        return Optional.of(new KernelUnit(
                owner.get().getNameAsString(),
                Comments.documentation(owner.get()),
                program.used().constants(),
                program.used().tables(),
                program.used().fifos(),
                program.functions().all()));
    }

    private static List<MethodDeclaration> kernels(CompilationUnit syntax, Program program) {
        List<MethodDeclaration> kernels = new ArrayList<>();
        Map<String, MethodDeclaration> byName = new HashMap<>();
        for (MethodDeclaration method : syntax.findAll(MethodDeclaration.class)) {
            try {
                if (KernelRules.isKernel(method, program)) {
                    MethodDeclaration other = byName.putIfAbsent(method.getNameAsString(), method);
                    if (other != null) {
                        throw Rejected.at(
                                method.getName(),
                                "kernel " + method.getNameAsString() + " is there already, at "
                                        + Places.of(other.getName())
                                        + "; the host starts kernels by name, so rename one");
                    }
                    kernels.add(method);
                }
            } catch (Rejected fault) {
                program.report(fault);
            }
        }
        return kernels;
    }

    /** The class that the file is named after, or else the first. */
    private static Optional<TypeDeclaration<?>> owner(SourceFile source, CompilationUnit syntax) {
        String name = source.name().replaceFirst("\\.java$", "");
        return syntax.getTypes().stream()
                .filter(t -> t.getNameAsString().equals(name))
                .findFirst()
                .or(() -> syntax.getTypes().getFirst());
    }
}
