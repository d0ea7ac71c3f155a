package dev.smi.fuzz.generate;

import dev.smi.fuzz.generate.Scope.Array;
import dev.smi.fuzz.generate.Scope.Scalar;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** A kernel's buffers: some with inputs, and one of each type that shows what was computed. */
final class Buffers implements Statements.Sink {

    private static final int INPUT = 16;
    private static final int OUTPUT = 64;

    private final Choices choices;
    private final Names names;
    private final List<Parameter> parameters = new ArrayList<>();
    private final Map<JavaType, Parameter> outputs = new EnumMap<>(JavaType.class);
    private int slots;

    Buffers(Choices choices, Scope scope, Names names) {
        this.choices = choices;
        this.names = names;
        for (JavaType type : List.of(JavaType.INT, JavaType.DOUBLE)) {
            output(type);
        }
        for (JavaType type : List.of(JavaType.BYTE, JavaType.SHORT, JavaType.FLOAT)) {
            if (choices.chance(40)) {
                output(type);
            }
        }
        int inputs = choices.between(1, 3);
        for (int i = 0; i < inputs; i++) {
            JavaType type = choices.of(JavaType.BUFFERS);
            Parameter input = new Parameter(names.next("in"), type, INPUT);
            parameters.add(input);
            scope.add(new Array(input.name(), type, List.of(INPUT), choices.chance(60), true));
        }
        int numbers = choices.below(4);
        for (int i = 0; i < numbers; i++) {
            Parameter number = new Parameter(names.next("n"), choices.of(JavaType.NUMBERS), 0);
            parameters.add(number);
            scope.add(new Scalar(number.name(), number.type(), choices.chance(50), 0));
        }
        outputs.values()
                .forEach(o -> scope.add(new Array(o.name(), o.type(), List.of(OUTPUT), choices.chance(50), true)));
    }

    private void output(JavaType type) {
        Parameter output = new Parameter(names.next("out"), type, OUTPUT);
        outputs.put(type, output);
        parameters.add(output);
    }

    List<Parameter> parameters() {
        return parameters;
    }

    @Override
    public Optional<Node> show(Scalar scalar) {
        if (scalar.type() == JavaType.BOOLEAN) {
            return Optional.of(store(JavaType.INT, "(" + scalar.name() + " ? 1 : 0)"));
        }
        if (scalar.type() == JavaType.LONG) {
            Node low = store(JavaType.INT, "(int) " + scalar.name());
            return Optional.of(Node.statement(low, "\n", store(JavaType.INT, "(int) (" + scalar.name() + " >>> 32)")));
        }
        return Optional.of(store(shownAs(scalar.type()), scalar.name()));
    }

    /** A statement that adds a value to what is shown. */
    Node store(JavaType type, Object value) {
        Parameter output = Objects.requireNonNull(outputs.get(shownAs(type)));
        String element = output.name() + "[" + slots++ % OUTPUT + "]";
        String operator = output.type().isIntegral() ? choices.of(" = ", " += ", " ^= ") : " = ";
        return Node.statement(element + operator, value, ";");
    }

    private JavaType shownAs(JavaType type) {
        if (outputs.containsKey(type)) {
            return type;
        }
        return type == JavaType.FLOAT ? JavaType.DOUBLE : JavaType.INT;
    }

    @Override
    public Optional<Node> show(Array array) {
        String i = names.next("i");
        String indices = "[" + i + "]"
                + (array.lengths().size() > 1
                        ? "[" + i + " % " + array.lengths().getLast() + "]"
                        : "");
        String value = array.name() + indices;
        Node store =
                switch (array.element()) {
                    case BOOLEAN -> arrayStore(JavaType.INT, "(" + value + " ? 1 : 0)", i);
                    case LONG -> arrayStore(JavaType.INT, "(int) (" + value + " >>> 32) * 31 + (int) " + value, i);
                    default -> arrayStore(shownAs(array.element()), value, i);
                };
        return Optional.of(Node.statement(
                "for (int " + i + " = 0; " + i + " < " + array.lengths().getFirst() + "; " + i + "++) ",
                Node.block(List.of(store))));
    }

    private Node arrayStore(JavaType type, String value, String i) {
        Parameter output = Objects.requireNonNull(outputs.get(type));
        int first = choices.below(OUTPUT - INPUT);
        return Node.statement(
                output.name() + "[" + first + " + " + i + "]" + (type.isIntegral() ? " += " : " = ") + value + ";");
    }
}
