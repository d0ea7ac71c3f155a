package dev.smi.codegen.frontend.java.analysis;

import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.body.MethodDeclaration;
import com.github.javaparser.ast.body.Parameter;
import dev.smi.codegen.frontend.java.ir.Function;
import dev.smi.codegen.frontend.java.ir.Scalar;
import dev.smi.codegen.frontend.java.ir.Statement;
import dev.smi.codegen.frontend.java.ir.Type;
import dev.smi.codegen.frontend.java.ir.Variable;
import dev.smi.model.diagnostic.SourcePosition;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Makes functions: kernels, and for each combination of arrays and channels a version of a helper. Not thread-safe. */
final class Functions {

    private static final int MOST_VERSIONS = 1000;
    private static final int MOST_CALLS = 200;

    private record Version(SourcePosition declaration, List<Type> parameters) {}

    private final Program program;
    private final Map<Version, Function> versions = new HashMap<>();
    private final List<Version> underWay = new ArrayList<>();
    private final List<String> names = new ArrayList<>();
    private final List<Function> helpers = new ArrayList<>();
    private final List<Function> kernels = new ArrayList<>();

    Functions(Program program) {
        this.program = program;
    }

    /** Helpers before those that call them, then kernels. */
    List<Function> all() {
        List<Function> all = new ArrayList<>(helpers);
        all.addAll(kernels);
        return all;
    }

    /** Reads a kernel. */
    void kernel(Classes.Method method) {
        List<Type> types = new ArrayList<>();
        for (Parameter parameter : method.declaration().getParameters()) {
            types.add(KernelRules.parameter(parameter, program));
        }
        Function kernel = declare(method, types, true);
        read(kernel, method, new Version(Places.of(method.declaration()), types));
        kernels.add(kernel);
    }

    /**
     * The version of a helper for arguments that it takes.
     *
     * @throws Rejected if it cannot be called, or calls itself
     */
    Function version(Classes.Method method, List<Type> arguments, Node call) {
        MethodDeclaration declaration = method.declaration();
        KernelRules.requireHelper(method, call, program);
        List<Type> types = new ArrayList<>();
        for (int i = 0; i < arguments.size(); i++) {
            DeclaredTypes.Declared declared =
                    program.types().of(declaration.getParameter(i).getType());
            types.add(
                    declared instanceof DeclaredTypes.Primitive number
                            ? number.scalar()
                            : ArrayParameters.type(declaration, i, arguments.get(i)));
        }
        Version version = new Version(Places.of(declaration), types);
        rejectRecursion(version, declaration, call);
        Function known = versions.get(version);
        if (known != null) {
            return known;
        }
        if (versions.size() >= MOST_VERSIONS) {
            throw Rejected.at(
                    call,
                    "this needs more than " + MOST_VERSIONS + " versions of methods; call them with fewer arrays");
        }
        Function helper = declare(method, types, false);
        versions.put(version, helper);
        read(helper, method, version);
        helpers.add(helper);
        return helper;
    }

    private void rejectRecursion(Version version, MethodDeclaration declaration, Node call) {
        List<SourcePosition> declarations =
                underWay.stream().map(Version::declaration).toList();
        int first = declarations.indexOf(version.declaration());
        if (first >= 0) {
            List<String> circle = new ArrayList<>(names.subList(first, names.size()));
            circle.add(declaration.getNameAsString());
            throw Rejected.at(
                    call,
                    circle.stream().collect(Collectors.joining(" calls ")) + ": hardware has no stack for calls in a"
                            + " circle; write a loop");
        }
        if (underWay.size() >= MOST_CALLS) {
            throw Rejected.at(call, "more than " + MOST_CALLS + " methods call each other here; call fewer");
        }
    }

    private Function declare(Classes.Method method, List<Type> types, boolean isKernel) {
        MethodDeclaration declaration = method.declaration();
        List<Variable> parameters = new ArrayList<>();
        for (int i = 0; i < types.size(); i++) {
            Parameter parameter = declaration.getParameter(i);
            String name = parameter.getNameAsString();
            parameters.add(new Variable(
                    name, types.get(i), !Declarations.isAssigned(name, declaration), Places.of(parameter)));
        }
        Type result = program.types().of(declaration.getType()) instanceof DeclaredTypes.Primitive number
                ? number.scalar()
                : new Type.Nothing();
        return new Function(
                method.owner().node().getNameAsString(),
                declaration.getNameAsString(),
                isKernel,
                result,
                parameters,
                Comments.documentation(declaration),
                Places.of(declaration.getName()));
    }

    private void read(Function function, Classes.Method method, Version version) {
        MethodDeclaration declaration = method.declaration();
        Body body = new Body(program, method.owner(), function.result(), declaration);
        int faults = program.faults();
        underWay.add(version);
        names.add(function.name());
        try {
            List<Parameter> given = declaration.getParameters();
            for (int i = 0; i < given.size(); i++) {
                body.declarations()
                        .parameter(given.get(i), function.parameters().get(i));
            }
            Statement.Block statements =
                    body.statements().block(declaration.getBody().orElseThrow());
            function.define(statements);
            boolean isUnderstood = program.faults() == faults;
            if (isUnderstood && function.result() instanceof Scalar && Completion.canComplete(statements)) {
                program.report(Rejected.at(
                        declaration.getName(),
                        function.name() + " can end without giving a value; return one on every way"));
            }
        } finally {
            underWay.removeLast();
            names.removeLast();
        }
    }
}
