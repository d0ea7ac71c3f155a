package dev.smi.fuzz.generate;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Makes programs of one kernel that computes by itself. */
final class PlainKernel {

    private PlainKernel() {}

    static RandomProgram of(long seed, int number) {
        Choices choices = new Choices(seed);
        Globals globals = new Globals(choices, "_" + number);
        Scope scope = globals.scope();
        Names names = new Names(choices);
        Buffers buffers = new Buffers(choices, scope, names);
        Expressions expressions = new Expressions(choices, scope, globals.helpers());
        Statements statements = new Statements(choices, scope, names, expressions, globals.helpers(), buffers, 2);
        List<Piece> body = statements.sequence(choices.between(2, 4), Place.METHOD);
        RandomKernel kernel = new RandomKernel("k_" + number, buffers.parameters());
        List<Node> members = new ArrayList<>(globals.members());
        members.add(kernel(kernel, body));
        return new RandomProgram(seed, number, members, List.of(kernel), 1, 0);
    }

    /** A kernel's declaration. */
    static Node kernel(RandomKernel kernel, List<Piece> body) {
        String parameters =
                kernel.parameters().stream().map(Parameter::declaration).collect(Collectors.joining(", "));
        return Node.fixed("@Kernel\nstatic void " + kernel.name() + "(" + parameters + ") ", Node.block(body));
    }
}
