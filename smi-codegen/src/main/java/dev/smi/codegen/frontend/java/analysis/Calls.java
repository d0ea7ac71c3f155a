package dev.smi.codegen.frontend.java.analysis;

import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.body.Parameter;
import com.github.javaparser.ast.expr.MethodCallExpr;
import dev.smi.codegen.frontend.java.ir.Expression;
import dev.smi.codegen.frontend.java.ir.Function;
import dev.smi.codegen.frontend.java.ir.Scalar;
import dev.smi.codegen.frontend.java.ir.Statement;
import dev.smi.codegen.frontend.java.ir.Type;
import dev.smi.codegen.frontend.java.ir.Variable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads calls: of methods of the program, of the JDK, of communicators, channels and FIFOs. Not thread-safe. */
final class Calls {

    private final Body body;

    Calls(Body body) {
        this.body = body;
    }

    /** A call as a statement. */
    Statement statement(MethodCallExpr call) {
        Optional<Node> scope = call.getScope().map(Node.class::cast);
        Optional<Variable> variable = scope.flatMap(body.expressions()::variable);
        if (variable.isPresent() && variable.get().type() instanceof Type.Channel channel) {
            return body.channels().statement(call, variable.get(), channel);
        }
        Optional<Fields.Fifo> fifo = scope.flatMap(body.expressions()::fifo);
        if (fifo.isPresent() && call.getNameAsString().equals("write")) {
            requireArguments(call, 1);
            body.used().add(fifo.get().fifo());
            Expression value = body.operators()
                    .assigned(
                            body.expressions().scalar(call.getArgument(0)),
                            fifo.get().fifo().element(),
                            call.getArgument(0));
            return new Statement.FifoWrite(fifo.get().fifo(), value, Places.of(call));
        }
        return new Statement.Do(of(call), Places.of(call));
    }

    /** A call as an expression. */
    Expression of(MethodCallExpr call) {
        Optional<Node> scope = call.getScope().map(Node.class::cast);
        if (scope.isEmpty()) {
            return unscoped(call);
        }
        Optional<Variable> variable = body.expressions().variable(scope.get());
        if (variable.isPresent()) {
            return ofVariable(call, variable.get());
        }
        Optional<Fields.Fifo> fifo = body.expressions().fifo(scope.get());
        if (fifo.isPresent()) {
            return read(call, fifo.get());
        }
        Optional<Classes.Found> type =
                body.program().classes().find(call.getScope().orElseThrow());
        return switch (type.orElse(null)) {
            case Classes.InSource source ->
                ofProgram(call, body.program().classes().methods(source, name(call)));
            case Classes.InJdk jdk -> ofJdk(call, jdk.name());
            case Classes.InApi api ->
                throw Rejected.at(
                        call, api.name() + "." + name(call) + " is for the host; a kernel has channels and numbers");
            case null -> throw Rejected.at(call, scopeFault(scope.get()));
        };
    }

    private static String name(MethodCallExpr call) {
        return call.getNameAsString();
    }

    private static String scopeFault(Node scope) {
        if (scope.toString().startsWith("System.")) {
            return "a kernel prints nothing; write what is of interest to a buffer";
        }
        if (scope instanceof MethodCallExpr inner
                && KernelApi.opened(name(inner)).isPresent()) {
            return "a channel that is opened for one call loses its message; give it a variable";
        }
        return Unsupported.isUnsupported(scope)
                ? Unsupported.reason(scope)
                : scope + " is not known here, or an object, which hardware has none of; call a static method, with its"
                        + " class imported";
    }

    private Expression ofVariable(MethodCallExpr call, Variable variable) {
        return switch (variable.type()) {
            case Type.Communicator _ -> ofCommunicator(call, variable);
            case Type.Channel channel -> body.channels().expression(call, variable, channel);
            case Type.Array _ ->
                throw Rejected.at(call, "arrays have no methods in hardware; write a loop over its elements");
            case Scalar _, Type.Nothing _ -> throw Rejected.at(call, "numbers have no methods; call one of Math");
        };
    }

    private static Expression ofCommunicator(MethodCallExpr call, Variable variable) {
        if (KernelApi.opened(name(call)).isPresent()) {
            throw Rejected.at(call, "a channel is kept where it is opened; give it a variable of its own");
        }
        return switch (name(call)) {
            case "rank" -> {
                requireArguments(call, 0);
                yield new Expression.Rank(variable);
            }
            case "size" -> {
                requireArguments(call, 0);
                yield new Expression.Size(variable);
            }
            default ->
                throw Rejected.at(
                        call,
                        "hardware has no " + name(call)
                                + " of communicators; a kernel calls rank(), size() and opens channels");
        };
    }

    private Expression read(MethodCallExpr call, Fields.Fifo fifo) {
        if (!name(call).equals("read")) {
            throw Rejected.at(
                    call,
                    name(call).equals("write")
                            ? "write gives no value; make it a statement of its own"
                            : "a FIFO has no " + name(call) + " in hardware; it has read() and write(x)");
        }
        requireArguments(call, 0);
        body.used().add(fifo.fifo());
        return new Expression.FifoRead(fifo.fifo(), Places.of(call));
    }

    /** @throws Rejected if the call has another number of arguments */
    static void requireArguments(MethodCallExpr call, int count) {
        if (call.getArguments().size() != count) {
            throw Rejected.at(
                    call,
                    name(call) + " takes "
                            + (count == 0 ? "no arguments" : count == 1 ? "one argument" : count + " arguments")
                            + ", not " + call.getArguments().size());
        }
    }

    private Expression unscoped(MethodCallExpr call) {
        for (Classes.InSource around : body.program().classes().around(call)) {
            List<Classes.Method> methods = body.program().classes().methods(around, name(call));
            if (!methods.isEmpty()) {
                return ofProgram(call, methods);
            }
        }
        List<Classes.Method> imported = new ArrayList<>();
        for (Classes.Found type : body.program().classes().staticImports(call, name(call))) {
            switch (type) {
                case Classes.InSource source ->
                    imported.addAll(body.program().classes().methods(source, name(call)));
                case Classes.InJdk jdk
                when !MathMethods.signatures(jdk.name(), name(call)).isEmpty() -> {
                    return ofJdk(call, jdk.name());
                }
                case Classes.InJdk _, Classes.InApi _ -> {}
            }
        }
        return ofProgram(call, imported);
    }

    private List<Expression> arguments(MethodCallExpr call) {
        return call.getArguments().stream().map(body.expressions()::of).toList();
    }

    private static List<Type> types(List<Expression> arguments) {
        return arguments.stream().map(Expression::type).toList();
    }

    private Expression ofProgram(MethodCallExpr call, List<Classes.Method> methods) {
        if (methods.isEmpty()) {
            throw Rejected.at(
                    call, "method " + name(call) + " is not known here; declare it, or give its source root with -I");
        }
        List<Expression> arguments = arguments(call);
        List<Type> types = types(arguments);
        List<Classes.Method> readable =
                methods.stream().filter(m -> parameters(m).isPresent()).toList();
        if (readable.isEmpty()) {
            parametersOrReject(methods.getFirst());
        }
        Classes.Method method = Overloads.choose(readable, this::parametersOrReject, types)
                .orElseThrow(() -> Rejected.at(
                        call,
                        "no method " + name(call) + " takes " + Overloads.text(types) + "; cast the arguments, or"
                                + " declare one"));
        if (body.isConstant()) {
            throw Rejected.at(
                    call, "the result of " + name(call) + " is not known at compile time; write a constant expression");
        }
        Function function = body.program().functions().version(method, types, call);
        List<Expression> converted = new ArrayList<>();
        for (int i = 0; i < arguments.size(); i++) {
            converted.add(
                    function.parameters().get(i).type() instanceof Scalar scalar
                            ? Conversions.to(scalar, arguments.get(i))
                            : arguments.get(i));
        }
        return new Expression.Call(function, converted, Places.of(call));
    }

    private Optional<List<DeclaredTypes.Declared>> parameters(Classes.Method method) {
        try {
            return Optional.of(parametersOrReject(method));
        } catch (Rejected _) { // another method of that name may do
            return Optional.empty();
        }
    }

    private List<DeclaredTypes.Declared> parametersOrReject(Classes.Method method) {
        method.declaration().getParameters().stream()
                .filter(Parameter::isVarArgs)
                .findFirst()
                .ifPresent(p -> {
                    throw Rejected.at(
                            p, "an array is allocated where its variable is declared; take an array, without ...");
                });
        return method.declaration().getParameters().stream()
                .map(Parameter::getType)
                .map(body.program().types()::of)
                .toList();
    }

    private Expression ofJdk(MethodCallExpr call, String type) {
        List<MathMethods.Signature> signatures = MathMethods.signatures(type, name(call));
        if (signatures.isEmpty()) {
            throw Rejected.at(
                    call,
                    type + "." + name(call) + " has no meaning in hardware; "
                            + (MathMethods.isKnown(type)
                                    ? "docs/java-kernels.md lists the methods that have"
                                    : "use methods of Math, Integer, Long, Float and Double, or your own"));
        }
        List<Expression> arguments =
                call.getArguments().stream().map(body.expressions()::scalar).toList();
        List<Type> types = types(arguments);
        MathMethods.Signature chosen = Overloads.choose(signatures, Calls::declared, types)
                .orElseThrow(() -> Rejected.at(
                        call, type + "." + name(call) + " does not take " + Overloads.text(types) + "; cast them"));
        return MathMethods.call(name(call), chosen, arguments, Places.of(call));
    }

    private static List<DeclaredTypes.Declared> declared(MathMethods.Signature signature) {
        return signature.parameters().stream()
                .<DeclaredTypes.Declared>map(DeclaredTypes.Primitive::new)
                .toList();
    }
}
