package dev.smi.codegen.frontend.java.print;

import dev.smi.codegen.frontend.java.ir.ChannelKind;
import dev.smi.codegen.frontend.java.ir.Expression;
import dev.smi.codegen.frontend.java.ir.Expression.ChannelElement;
import dev.smi.codegen.frontend.java.ir.Expression.Element;
import dev.smi.codegen.frontend.java.ir.Expression.Local;
import dev.smi.codegen.frontend.java.ir.Expression.Target;
import dev.smi.codegen.frontend.java.ir.Opening;
import dev.smi.codegen.frontend.java.ir.Scalar;
import dev.smi.codegen.frontend.java.ir.Statement;
import dev.smi.codegen.frontend.java.ir.Type;
import dev.smi.codegen.frontend.java.ir.Variable;
import dev.smi.codegen.frontend.java.print.Code.Level;
import dev.smi.model.diagnostic.SourcePosition;
import java.util.ArrayList;
import java.util.List;

/** Writes what is done with channels: calls of {@code smi.h}, which take elements by their addresses. */
final class ChannelPrinter {

    private final Lines lines;
    private final FunctionNames names;
    private final ExpressionPrinter expressions;

    ChannelPrinter(Lines lines, FunctionNames names, ExpressionPrinter expressions) {
        this.lines = lines;
        this.names = names;
        this.expressions = expressions;
    }

    /** {@code SMI_Channel out = SMI_Open_send_channel(...);}. */
    void open(Statement.OpenChannel s) {
        Opening opening = s.opening();
        List<Code> arguments = new ArrayList<>(List.of(expressions.index(opening.count())));
        opening.receiveCount().ifPresent(count -> arguments.add(expressions.index(count)));
        arguments.add(Code.primary(CTypes.smi(opening.element())));
        opening.operator().ifPresent(operator -> arguments.add(Code.primary("SMI_" + operator.name())));
        Code peer = expressions.index(opening.peer());
        Code port = expressions.converted(opening.port());
        boolean isPointToPoint = opening.kind() == ChannelKind.SEND || opening.kind() == ChannelKind.RECEIVE;
        arguments.addAll(isPointToPoint ? List.of(peer, port) : List.of(port, peer));
        arguments.add(Code.primary(names.of(opening.communicator())));
        opening.degree().ifPresent(degree -> arguments.add(expressions.converted(degree)));
        String function = "SMI_Open_" + word(opening.kind()) + "_channel"
                + (opening.degree().isPresent() ? "_ad" : "");
        String name = names.declare(s.variable());
        begin(
                Declarations.channel(opening.kind()) + " " + name + " = "
                        + Code.call(function, arguments.toArray(Code[]::new)).text() + ";",
                s.position());
    }

    private static String word(ChannelKind kind) {
        return switch (kind) {
            case SEND -> "send";
            case RECEIVE -> "receive";
            case BROADCAST -> "bcast";
            case REDUCE -> "reduce";
            case SCATTER -> "scatter";
            case GATHER -> "gather";
        };
    }

    /** A push. */
    void push(Statement.Push s) {
        Scalar element = ((Type.Channel) s.channel().type()).element();
        String address = address(s.value(), element, "pushed", s.position());
        String channel = names.pointerTo(s.channel());
        begin(
                s.isFlushed()
                        ? "SMI_Push_flush(" + channel + ", " + address + ", 1);"
                        : "SMI_Push(" + channel + ", " + address + ");",
                s.position());
    }

    /** A variable that is declared with an element of a channel. */
    void declare(Variable variable, ChannelElement e) {
        boolean isInOut = kind(e) == ChannelKind.BROADCAST;
        String given = isInOut ? "" : given(e);
        String value =
                isInOut ? " = " + expressions.converted(e.value().orElseThrow()).text() : zero(e);
        String name = names.declare(variable);
        begin(CTypes.of(e.type()) + " " + name + value + ";", e.position());
        pass(e, given, "&" + name);
    }

    /** An assignment of an element of a channel. */
    void assign(Target target, ChannelElement e) {
        boolean isInOut = kind(e) == ChannelKind.BROADCAST;
        boolean isSame = isInOut && Tree.isSame(e.value().orElseThrow(), target);
        boolean isDirect =
                isAddressable(target, e.type()) && (isSame || e.value().stream().noneMatch(v -> mentions(v, target)));
        if (!isDirect) {
            Variable passed = new Variable("passed", e.type(), false, e.position());
            declare(passed, e);
            begin(expressions.value(target).text() + " = " + names.of(passed) + ";", e.position());
            return;
        }
        String given = isInOut ? "" : given(e);
        String name = expressions.value(target).text();
        if (isInOut && !isSame) {
            begin(name + " = " + expressions.converted(e.value().orElseThrow()).text() + ";", e.position());
        } else if (!zero(e).isEmpty()) {
            begin(name + zero(e) + ";", e.position());
        }
        pass(e, given, "&" + name);
    }

    private void pass(ChannelElement e, String given, String address) {
        String function =
                switch (kind(e)) {
                    case SEND, RECEIVE -> "SMI_Pop";
                    case BROADCAST -> "SMI_Bcast";
                    case REDUCE -> "SMI_Reduce";
                    case SCATTER -> "SMI_Scatter";
                    case GATHER -> "SMI_Gather";
                };
        begin(function + "(" + names.pointerTo(e.channel()) + ", " + given + address + ");", e.position());
    }

    /** The address of what goes in, with a comma, where it is not what comes out. */
    private String given(ChannelElement e) {
        return e.value()
                .map(v -> address(v, e.type(), "given", e.position()) + ", ")
                .orElse("");
    }

    /** Where a rank gets no element, Java's result is 0. */
    private static String zero(ChannelElement e) {
        return kind(e) == ChannelKind.RECEIVE || kind(e) == ChannelKind.BROADCAST
                ? ""
                : e.type().isFloating() ? " = " + Literals.of(e.type(), 0.0).text() : " = 0";
    }

    private static ChannelKind kind(ChannelElement e) {
        return ((Type.Channel) e.channel().type()).kind();
    }

    /** {@code push(array, offset, length)} and {@code pop}: a loop. */
    void passArray(Statement.PassArray s) {
        Type.Channel channel = (Type.Channel) s.channel().type();
        Type.Array array = (Type.Array) s.array().type();
        names.open();
        Variable counter = new Variable("i", Scalar.INT, false, s.position());
        String i = names.declare(counter);
        begin(
                "for (int " + i + " = 0; " + i + " < "
                        + expressions.converted(s.length()).at(Level.SUM) + "; " + i + "++) {",
                s.position());
        lines.indent();
        Code offset = expressions.index(s.offset());
        String index = offset.text().equals("0") ? i : offset.at(Level.SUM) + " + " + i;
        String element = expressions.value(s.array()).at(Level.PRIMARY) + "[" + index + "]";
        boolean isSend = channel.kind() == ChannelKind.SEND;
        String function = (isSend ? "SMI_Push(" : "SMI_Pop(") + names.pointerTo(s.channel()) + ", ";
        if (array.memory() == Type.Memory.LOCAL) {
            begin(function + "&" + element + ");", s.position());
        } else {
            String name = names.declare(new Variable("element", channel.element(), false, s.position()));
            begin(CTypes.of(channel.element()) + " " + name + (isSend ? " = " + element : "") + ";", s.position());
            begin(function + "&" + name + ");", s.position());
            if (!isSend) {
                begin(element + " = " + name + ";", s.position());
            }
        }
        lines.outdent();
        lines.add("}", s.position().line());
        names.close();
    }

    /** The address of a value, which gets a variable first if it is none itself. */
    private String address(Expression value, Scalar element, String name, SourcePosition position) {
        if (isAddressable(value, element)) {
            return "&" + expressions.value(value).text();
        }
        String text = expressions.converted(value).text();
        String variable = names.declare(new Variable(name, element, false, position));
        begin(CTypes.of(element) + " " + variable + " = " + text + ";", position);
        return "&" + variable;
    }

    /** Channels know private memory only: variables and local arrays. */
    private static boolean isAddressable(Expression value, Scalar element) {
        if (value.type() != element) {
            return false;
        }
        return value instanceof Local
                || value instanceof Element e
                        && e.array().type() instanceof Type.Array array
                        && array.memory() == Type.Memory.LOCAL;
    }

    /** Whether a value may depend on what is assigned. */
    private static boolean mentions(Expression value, Target target) {
        Variable root = Tree.root(target).orElseThrow();
        boolean[] isFound = new boolean[1];
        Tree.within(value, e -> isFound[0] |= e instanceof Local local && local.variable() == root);
        return isFound[0];
    }

    private void begin(String line, SourcePosition position) {
        lines.begin(line, position.line());
    }
}
