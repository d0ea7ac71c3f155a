package dev.smi.apps.arrow.regex;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.List;

/** States with several ways on, as they follow from an expression. Not thread-safe. */
final class Nfa {

    private static final int MOST = 20_000;

    private final List<List<Integer>> jumps = new ArrayList<>();
    private final List<List<Step>> steps = new ArrayList<>();

    private record Step(BitSet bytes, int target) {}

    /** Thrown when there would be too many states. */
    static final class TooLargeException extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    /** Adds a state. */
    int state() {
        if (jumps.size() >= MOST) {
            throw new TooLargeException();
        }
        jumps.add(new ArrayList<>());
        steps.add(new ArrayList<>());
        return jumps.size() - 1;
    }

    /** One state is as good as another. */
    void jump(int from, int to) {
        jumps.get(from).add(to);
    }

    /** A state stays as it is whatever comes. */
    void loop(int state) {
        BitSet all = new BitSet(256);
        all.set(0, 256);
        steps.get(state).add(new Step(all, state));
    }

    /** Adds an expression behind a state; gives the state in which it has matched. */
    int add(int from, Node node) {
        return switch (node) {
            case Node.OneOf one -> {
                int to = state();
                steps.get(from).add(new Step(one.bytes(), to));
                yield to;
            }
            case Node.Sequence sequence -> {
                int to = from;
                for (Node part : sequence.parts()) {
                    to = add(to, part);
                }
                yield to;
            }
            case Node.Choice choice -> {
                int to = state();
                for (Node option : choice.options()) {
                    int begin = state();
                    jumps.get(from).add(begin);
                    jumps.get(add(begin, option)).add(to);
                }
                yield to;
            }
            case Node.Repeat repeat -> repeat(from, repeat);
        };
    }

    private int repeat(int from, Node.Repeat repeat) {
        int at = from;
        for (int i = 0; i < repeat.least(); i++) {
            at = add(at, repeat.part());
        }
        int to = state();
        if (repeat.most() == Node.UNLIMITED) {
            // a state of its own, so that what led here is not led back to
            int begin = state();
            jumps.get(at).add(begin);
            jumps.get(add(begin, repeat.part())).add(begin);
            jumps.get(begin).add(to);
        } else {
            for (int i = repeat.least(); i < repeat.most(); i++) {
                jumps.get(at).add(to);
                int begin = state();
                jumps.get(at).add(begin);
                at = add(begin, repeat.part());
            }
            jumps.get(at).add(to);
        }
        return to;
    }

    /** These states and all that can be jumped to from them. */
    BitSet closure(BitSet states) {
        Deque<Integer> open = new ArrayDeque<>();
        states.stream().forEach(open::add);
        while (!open.isEmpty()) {
            for (int target : jumps.get(open.pop())) {
                if (!states.get(target)) {
                    states.set(target);
                    open.add(target);
                }
            }
        }
        return states;
    }

    /** Where some states lead with a byte. */
    BitSet next(BitSet states, int value) {
        BitSet next = new BitSet(jumps.size());
        for (int i = states.nextSetBit(0); i >= 0; i = states.nextSetBit(i + 1)) {
            for (Step step : steps.get(i)) {
                if (step.bytes().get(value)) {
                    next.set(step.target());
                }
            }
        }
        return closure(next);
    }
}
