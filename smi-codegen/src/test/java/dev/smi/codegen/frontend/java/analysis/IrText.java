package dev.smi.codegen.frontend.java.analysis;

import dev.smi.codegen.frontend.java.ir.Expression;
import dev.smi.codegen.frontend.java.ir.Function;
import dev.smi.codegen.frontend.java.ir.Scalar;
import dev.smi.codegen.frontend.java.ir.Statement;
import dev.smi.codegen.frontend.java.ir.Type;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What was understood, in a line: like Java, with every parenthesis, and conversions that Java makes as {@code <int>}.
 */
final class IrText {

    private IrText() {}

    static String of(Function function) {
        return function.body().statements().stream().map(IrText::of).collect(Collectors.joining(" "));
    }

    static String of(Statement statement) {
        return switch (statement) {
            case Statement.Commented s -> "/*" + String.join("|", s.comments()) + "*/ " + of(s.statement());
            case Statement.Block s ->
                s.statements().stream().map(IrText::of).collect(Collectors.joining(" ", "{", "}"));
            case Statement.Declare s ->
                (s.variable().isFinal() ? "final " : "") + type(s.variable().type()) + " " + s.variable()
                        + s.value().map(v -> " = " + of(v)).orElse("") + ";";
            case Statement.DeclareArray s ->
                type(s.variable().type()) + " " + s.variable() + list(s.lengths())
                        + s.values().map(v -> " = " + list(v)).orElse("") + ";";
            case Statement.OpenChannel s ->
                s.variable() + " = " + s.opening().kind() + "("
                        + s.opening().element().javaName() + ", "
                        + of(s.opening().count())
                        + s.opening().receiveCount().map(c -> "/" + of(c)).orElse("") + ", "
                        + of(s.opening().peer())
                        + ", " + of(s.opening().port()) + ":" + s.opening().portValue()
                        + s.opening().degree().map(d -> ", " + of(d)).orElse("")
                        + s.opening().operator().map(o -> ", " + o).orElse("") + ");";
            case Statement.Do s -> of(s.expression()) + ";";
            case Statement.Push s -> s.channel() + (s.isFlushed() ? " <<! " : " << ") + of(s.value()) + ";";
            case Statement.PassArray s ->
                s.channel() + " <> " + of(s.array()) + "[" + of(s.offset()) + "+" + of(s.length()) + "];";
            case Statement.FifoWrite s -> s.fifo().name() + " << " + of(s.value()) + ";";
            case Statement.If s ->
                "if (" + of(s.condition()) + ") " + of(s.yes())
                        + s.no().map(n -> " else " + of(n)).orElse("");
            case Statement.While s -> "while (" + of(s.condition()) + ") " + of(s.body());
            case Statement.DoWhile s -> "do " + of(s.body()) + " while (" + of(s.condition()) + ");";
            case Statement.For s ->
                "for (" + s.first().stream().map(IrText::of).collect(Collectors.joining(" ")) + " "
                        + s.condition().map(IrText::of).orElse("") + "; " + list(s.update()) + ") " + of(s.body());
            case Statement.Switch s ->
                "switch (" + of(s.selector()) + ") "
                        + s.cases().stream()
                                .map(c -> (c.isDefault() ? "default" : "") + c.labels() + of(c.body()))
                                .collect(Collectors.joining(" "));
            case Statement.Labeled s -> s.label() + ": " + of(s.statement());
            case Statement.Break s -> "break" + label(s.label()) + ";";
            case Statement.Continue s -> "continue" + label(s.label()) + ";";
            case Statement.Return s ->
                "return" + s.value().map(v -> " " + of(v)).orElse("") + ";";
        };
    }

    private static String label(Optional<String> label) {
        return label.map(l -> " " + l).orElse("");
    }

    private static String list(List<Expression> expressions) {
        return expressions.stream().map(IrText::of).collect(Collectors.joining(", ", "[", "]"));
    }

    private static String type(Type type) {
        return switch (type) {
            case Scalar scalar -> scalar.javaName();
            case Type.Array array -> array.element().javaName() + array.lengths();
            case Type.Channel channel ->
                channel.kind() + " " + channel.element().javaName();
            case Type.Communicator _ -> "Communicator";
            case Type.Nothing _ -> "void";
        };
    }

    static String of(Expression expression) {
        return switch (expression) {
            case Expression.Literal e ->
                e.value()
                        + (e.type() == Scalar.INT || e.type() == Scalar.BOOLEAN
                                ? ""
                                : e.type().javaName());
            case Expression.ConstantUse e -> e.constant().name();
            case Expression.Local e -> e.variable().name();
            case Expression.TableUse e -> e.table().name();
            case Expression.Element e -> of(e.array()) + list(e.indices());
            case Expression.Unary e -> e.operator() + "(" + of(e.operand()) + ")";
            case Expression.Binary e ->
                "(" + of(e.left()) + " " + e.operator().symbol()
                        + e.operandType().javaName().charAt(0) + " " + of(e.right()) + ")";
            case Expression.Cast e ->
                (e.isWritten()
                                ? "(" + e.type().javaName() + ")"
                                : "<" + e.type().javaName() + ">")
                        + of(e.operand());
            case Expression.Conditional e -> "(" + of(e.condition()) + " ? " + of(e.yes()) + " : " + of(e.no()) + ")";
            case Expression.Assign e -> of(e.target()) + " = " + of(e.value());
            case Expression.CompoundAssign e ->
                of(e.target()) + " " + e.operator().symbol()
                        + e.operandType().javaName().charAt(0) + "= " + of(e.value());
            case Expression.Increment e -> of(e.target()) + (e.isDown() ? "--" : "++") + (e.isPrefix() ? "^" : "");
            case Expression.Call e -> e.function().name() + list(e.arguments());
            case Expression.MathCall e -> e.name() + "." + e.operandType().javaName() + list(e.arguments());
            case Expression.Rank _ -> "rank";
            case Expression.Size _ -> "size";
            case Expression.ChannelElement e ->
                e.channel() + "(" + e.value().map(IrText::of).orElse("") + ")";
            case Expression.FifoRead e -> e.fifo().name() + "()";
        };
    }
}
