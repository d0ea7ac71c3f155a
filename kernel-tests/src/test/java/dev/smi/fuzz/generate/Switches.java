package dev.smi.fuzz.generate;

import java.util.ArrayList;
import java.util.List;

/** Switches with colons, which may fall through, and with arrows. */
final class Switches {

    private static final int MOST = 4;

    private final Choices choices;
    private final Expressions expressions;
    private final Statements statements;

    Switches(Choices choices, Expressions expressions, Statements statements) {
        this.choices = choices;
        this.expressions = expressions;
        this.statements = statements;
    }

    Node statement(Place place) {
        JavaType type = choices.of(JavaType.INT, JavaType.INT, JavaType.BYTE, JavaType.SHORT, JavaType.CHAR);
        Node selector = choices.chance(70) && type == JavaType.INT
                ? Node.guard(JavaType.INT, "(", expressions.of(JavaType.INT, 2), ") & 3")
                : expressions.of(type, 2);
        return choices.chance(50) ? arrows(selector, type, place) : colons(selector, type, place);
    }

    private List<String> labels(JavaType type) {
        List<String> all = new ArrayList<>(
                type == JavaType.CHAR
                        ? List.of("'a'", "0", "1", "'\\n'", "65535")
                        : List.of("0", "1", "2", "3", "-1", "127"));
        List<String> chosen = new ArrayList<>();
        int count = choices.between(1, MOST);
        for (int i = 0; i < count; i++) {
            chosen.add(all.remove(choices.below(all.size())));
        }
        return chosen;
    }

    private Node arrows(Node selector, JavaType type, Place place) {
        List<Piece> cases = new ArrayList<>();
        List<String> labels = labels(type);
        while (!labels.isEmpty()) {
            String label = labels.removeFirst();
            if (!labels.isEmpty() && choices.chance(25)) {
                label += ", " + labels.removeFirst();
            }
            cases.add(Node.statement("case " + label + " -> ", body(place.deeper())));
        }
        if (choices.chance(70)) {
            cases.add(Node.statement("default -> ", body(place.deeper())));
        }
        return Node.statement("switch (", selector, ") ", Node.block(cases));
    }

    private Node body(Place place) {
        Place inside = withoutPlainBreak(place);
        return choices.chance(40) ? statements.simple() : statements.block(choices.between(1, 2), inside);
    }

    private Node colons(Node selector, JavaType type, Place place) {
        List<Piece> cases = new ArrayList<>();
        List<String> labels = labels(type);
        int defaultAt = choices.chance(70) ? choices.below(labels.size() + 1) : -1;
        for (int i = 0; i <= labels.size(); i++) {
            if (i == defaultAt) {
                cases.add(group("default:", place));
            }
            if (i < labels.size()) {
                cases.add(group("case " + labels.get(i) + ":" + (choices.chance(15) ? "// empty group" : ""), place));
            }
        }
        return Node.statement("switch (", selector, ") ", Node.block(cases));
    }

    private Node group(String label, Place place) {
        if (label.endsWith("group")) {
            return Node.statement(label);
        }
        Node body = statements.block(
                choices.between(1, 2), withoutPlainBreak(place.deeper()).with("break;"));
        return Node.statement(label + " ", body, choices.chance(65) ? "\nbreak;" : "");
    }

    /** A break without a label would leave the switch, which is as good, but not out of an arrow's single statement. */
    private static Place withoutPlainBreak(Place place) {
        return new Place(
                place.depth(),
                place.loops(),
                place.jumps().stream().filter(j -> !j.equals("break;")).toList());
    }
}
