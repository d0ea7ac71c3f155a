package dev.smi.codegen.frontend.java.analysis;

import com.github.javaparser.ast.CompilationUnit;
import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.body.ClassOrInterfaceDeclaration;
import com.github.javaparser.ast.body.MethodDeclaration;
import com.github.javaparser.ast.body.Parameter;
import com.github.javaparser.ast.expr.AnnotationExpr;
import dev.smi.codegen.frontend.java.ir.Scalar;
import dev.smi.codegen.frontend.java.ir.Type;
import dev.smi.codegen.frontend.java.print.KernelPrinter;
import java.util.List;
import java.util.Optional;

/** What methods have to be, to be kernels or to be called by them. Stateless. */
final class KernelRules {

    private static final List<Scalar> BUFFERS =
            List.of(Scalar.BYTE, Scalar.SHORT, Scalar.INT, Scalar.FLOAT, Scalar.DOUBLE);

    private KernelRules() {}

    /**
     * Whether a method is marked as a kernel.
     *
     * @throws Rejected if it is marked with a name that is not imported
     */
    static boolean isKernel(MethodDeclaration method, Program program) {
        for (AnnotationExpr annotation : method.getAnnotations()) {
            Optional<String> type = program.classes()
                    .find(annotation, annotation.getNameAsString())
                    .map(Classes.Found::name);
            if (type.filter(KernelApi.KERNEL::equals).isPresent()) {
                return true;
            }
            if (type.isEmpty() && annotation.getNameAsString().equals("Kernel")) {
                throw Rejected.at(annotation, "Kernel is not known; import " + KernelApi.KERNEL);
            }
        }
        return false;
    }

    /** @throws Rejected if a method that is marked as a kernel cannot be one */
    static void requireKernel(MethodDeclaration method) {
        String name = method.getNameAsString();
        if (!method.isStatic()) {
            throw Rejected.at(
                    method.getName(),
                    "kernel " + name + " belongs to an object, which hardware has none of; make it" + " static");
        }
        if (KernelPrinter.isReserved(name)) {
            throw Rejected.at(
                    method.getName(),
                    name + " means something else in OpenCL C, and the host starts kernels by name; rename the kernel");
        }
        requireClass(method);
        if (!method.getType().isVoidType()) {
            throw Rejected.at(
                    method.getType(),
                    "kernel " + name + " gives a value, but nobody takes it; make it void, and write to a buffer");
        }
        requirePlain(method);
    }

    private static void requireClass(MethodDeclaration method) {
        for (Optional<Node> node = method.getParentNode();
                node.isPresent();
                node = node.get().getParentNode()) {
            boolean isClass = node.get() instanceof ClassOrInterfaceDeclaration type
                    && !type.isInterface()
                    && (type.isTopLevelType() || type.isStatic());
            if (!isClass && !(node.get() instanceof CompilationUnit)) {
                throw Rejected.at(
                        method.getName(),
                        "kernel " + method.getNameAsString()
                                + " is in no class of its own right; move it to the file's class, or a static class in it");
            }
        }
    }

    private static void requirePlain(MethodDeclaration method) {
        if (method.getBody().isEmpty()) {
            throw Rejected.at(
                    method.getName(), method.getNameAsString() + " has no body that could be translated; write one");
        }
        if (!method.getTypeParameters().isEmpty()) {
            throw Rejected.at(
                    method.getName(),
                    method.getNameAsString() + " is generic, and hardware has no objects; write a method"
                            + " for each type");
        }
        if (method.isSynchronized()) {
            throw Rejected.at(
                    method.getName(), "kernels share no objects; leave synchronized out, and pass data by channels");
        }
        method.getParameters().stream().filter(Parameter::isVarArgs).findFirst().ifPresent(p -> {
            throw Rejected.at(p, "an array is allocated where its variable is declared; take an array, without ...");
        });
    }

    /** @throws Rejected if a kernel cannot call a method */
    static void requireHelper(Classes.Method method, Node call, Program program) {
        MethodDeclaration declaration = method.declaration();
        String name = declaration.getNameAsString();
        if (!declaration.isStatic()) {
            throw Rejected.at(call, name + " is a method of an object, which hardware has none of; make it static");
        }
        if (isKernel(declaration, program)) {
            throw Rejected.at(
                    call, name + " is a kernel, which the host starts; move what both do to a method of its own");
        }
        requirePlain(declaration);
        switch (program.types().of(declaration.getType())) {
            case DeclaredTypes.Primitive _, DeclaredTypes.Nothing _ -> {}
            case DeclaredTypes.Numbers _ ->
                throw Rejected.at(
                        declaration.getType(), "an array is not given back; take it as a parameter and write to it");
            case DeclaredTypes.OfChannel _ ->
                throw Rejected.at(
                        declaration.getType(), "a channel is not given back; open it where it is used, and pass it on");
            case DeclaredTypes.World _, DeclaredTypes.OfFifo _, DeclaredTypes.Inferred _ ->
                throw Rejected.at(
                        declaration.getType(), "a method gives a number or nothing; use what it has directly");
        }
    }

    /** The type of a kernel's parameter. */
    static Type parameter(Parameter parameter, Program program) {
        return switch (program.types().of(parameter.getType())) {
            case DeclaredTypes.Primitive number when number.scalar() != Scalar.BOOLEAN -> number.scalar();
            case DeclaredTypes.Primitive _ ->
                throw Rejected.at(parameter, "the host passes no booleans; take an int that is 0 or 1");
            case DeclaredTypes.Numbers numbers
            when numbers.dimensions() > 1 ->
                throw Rejected.at(
                        parameter,
                        "a buffer has one dimension; take " + numbers.element().javaName()
                                + "[] and compute the index of row and column");
            case DeclaredTypes.Numbers numbers
            when !BUFFERS.contains(numbers.element()) ->
                throw Rejected.at(
                        parameter,
                        "the host has no buffers of " + numbers.element().javaName()
                                + "; take an array of byte, short, int, float or double");
            case DeclaredTypes.Numbers numbers -> new Type.Array(numbers.element(), List.of(0), Type.Memory.BUFFER);
            case DeclaredTypes.World _ -> new Type.Communicator();
            case DeclaredTypes.OfChannel _ ->
                throw Rejected.at(parameter, "the host passes no channels; take a Communicator and open them here");
            case DeclaredTypes.OfFifo _ ->
                throw Rejected.at(
                        parameter, "the host passes no FIFOs; use a static final field of the class by its name");
            case DeclaredTypes.Inferred _, DeclaredTypes.Nothing _ ->
                throw Rejected.at(parameter, "a kernel takes numbers, arrays and a Communicator");
        };
    }
}
