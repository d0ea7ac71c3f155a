package dev.smi.codegen.frontend.java.print;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** Where {@code break} and {@code continue} go: C has no labels for them, so those that name one become gotos. */
final class Jumps {

    /** What a statement is, for jumps. */
    enum Kind {
        LOOP,
        SWITCH,
        BLOCK
    }

    /** A statement that may be left. */
    static final class Place {
        private final Kind kind;
        private final Optional<String> label;
        private final String end;
        private final String next;
        private boolean isLeft;
        private boolean isContinued;

        private Place(Kind kind, Optional<String> label, String name) {
            this.kind = kind;
            this.label = label;
            this.end = name.startsWith(LoopSequencer.ITERATION_NAME) ? name : name + "_end";
            this.next = name + "_next";
        }

        /** The C label behind it, if a goto needs one. */
        Optional<String> endLabel() {
            return isLeft ? Optional.of(end) : Optional.empty();
        }

        /** The C label at the end of its body, if a goto needs one. */
        Optional<String> nextLabel() {
            return isContinued ? Optional.of(next) : Optional.empty();
        }
    }

    private final Deque<Place> places = new ArrayDeque<>();
    private final Set<String> names = new HashSet<>();

    /** Begins a statement. */
    Place enter(Kind kind, Optional<String> label) {
        Place place = new Place(kind, label, label.map(this::unique).orElse(""));
        places.push(place);
        return place;
    }

    /** Ends the innermost statement. */
    void leave() {
        places.pop();
    }

    /** The statement of C for a {@code break}. */
    String leaving(Optional<String> label) {
        Place innermost =
                places.stream().filter(p -> p.kind != Kind.BLOCK).findFirst().orElse(null);
        Place target = label.isEmpty() ? innermost : find(label);
        if (target == null) {
            throw new IllegalStateException("there is nothing to leave");
        }
        if (target == innermost) {
            return "break;";
        }
        target.isLeft = true;
        return "goto " + target.end + ";";
    }

    /** The statement of C for a {@code continue}. */
    String continuing(Optional<String> label) {
        Place innermost =
                places.stream().filter(p -> p.kind == Kind.LOOP).findFirst().orElse(null);
        Place target = label.isEmpty() ? innermost : find(label);
        if (target == null) {
            throw new IllegalStateException("there is no loop to continue");
        }
        if (target == innermost) {
            return "continue;";
        }
        target.isContinued = true;
        return "goto " + target.next + ";";
    }

    private Place find(Optional<String> label) {
        return places.stream()
                .filter(p -> p.label.equals(label))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("nothing has the label " + label.orElse("")));
    }

    private String unique(String label) {
        String plain = label.equals(LoopSequencer.ITERATION) ? LoopSequencer.ITERATION_NAME : Identifiers.of(label);
        String name = plain;
        for (int number = 2; !names.add(name); number++) {
            name = plain + number;
        }
        return name;
    }
}
