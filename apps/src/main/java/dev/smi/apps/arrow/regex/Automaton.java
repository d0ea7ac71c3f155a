package dev.smi.apps.arrow.regex;

import dev.smi.model.diagnostic.DiagnosticException;
import dev.smi.model.diagnostic.SourcePosition;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A regular expression as a table of next states, one for each state and byte. Strings that it matches somewhere end in
 * a state from {@link #accepting} on. Immutable.
 */
public final class Automaton {

    /** States that there can be, so that one fits into a byte of the table. */
    public static final int MOST_STATES = 128;

    private static final int BYTES = 256;
    private static final int MOST_SETS = 4096;

    private final byte[] next;
    private final int start;
    private final int accepting;

    private Automaton(byte[] next, int start, int accepting) {
        this.next = next;
        this.start = start;
        this.accepting = accepting;
    }

    /**
     * Compiles an expression in the syntax of {@link java.util.regex.Pattern}: characters, {@code .} for any character,
     * classes, groups, choices and repetitions; {@code ^} at its beginning, {@code $} at its end, where a string ends
     * and nowhere else, and {@code (?i)} before it all.
     *
     * @param source what messages name
     * @throws DiagnosticException if it is none, or needs more than {@value #MOST_STATES} states
     */
    public static Automaton compile(String source, String pattern) {
        Parser parser = new Parser(source, pattern);
        Node node = parser.parse();
        Nfa nfa = new Nfa();
        int start = nfa.state();
        try {
            int begin = nfa.state();
            nfa.jump(start, begin);
            if (!parser.isAtStart()) {
                nfa.loop(start);
            }
            int end = nfa.add(begin, node);
            if (!parser.isAtEnd()) {
                nfa.loop(end);
            }
            BitSet first = new BitSet();
            first.set(start);
            return new Subsets(nfa, end, !parser.isAtEnd()).automaton(nfa.closure(first));
        } catch (Nfa.TooLargeException _) {
            throw tooLarge(source, "far more");
        } catch (TooManyException e) {
            throw tooLarge(source, e.states > MOST_SETS ? "more than " + MOST_SETS : String.valueOf(e.states));
        }
    }

    private static DiagnosticException tooLarge(String source, String states) {
        return new DiagnosticException(
                SourcePosition.of(source),
                "the expression needs " + states + " states, and the kernel has room for " + MOST_STATES
                        + "; make it shorter, or repeat less often");
    }

    /** Too many states; how many. */
    private static final class TooManyException extends RuntimeException {
        private static final long serialVersionUID = 1;
        private final int states;

        TooManyException(int states) {
            this.states = states;
        }
    }

    /** Sets of states of the expression, each a state of the automaton. */
    private static final class Subsets {

        private final Nfa nfa;
        private final int end;
        private final boolean isForEver; // whether a string that has matched matches whatever follows
        private final Map<BitSet, Integer> numbers = new HashMap<>();
        private final List<BitSet> sets = new ArrayList<>();

        Subsets(Nfa nfa, int end, boolean isForEver) {
            this.nfa = nfa;
            this.end = end;
            this.isForEver = isForEver;
        }

        Automaton automaton(BitSet first) {
            number(first);
            List<int[]> next = new ArrayList<>();
            for (int i = 0; i < sets.size(); i++) {
                int[] row = new int[BYTES];
                for (int value = 0; value < BYTES; value++) {
                    row[value] = number(nfa.next(sets.get(i), value));
                }
                next.add(row);
            }
            boolean[] accepts = new boolean[sets.size()];
            for (int i = 0; i < accepts.length; i++) {
                accepts[i] = sets.get(i).get(end);
            }
            return merged(next, accepts);
        }

        private int number(BitSet reached) {
            BitSet set = reached;
            if (isForEver && reached.get(end)) {
                set = new BitSet();
                set.set(end);
            }
            return numbers.computeIfAbsent(set, each -> {
                if (sets.size() > MOST_SETS) {
                    throw new TooManyException(sets.size());
                }
                sets.add(each);
                return sets.size() - 1;
            });
        }
    }

    /** States that nothing tells apart are one. */
    private static Automaton merged(List<int[]> next, boolean[] accepts) {
        int[] kind = new int[accepts.length];
        for (int i = 0; i < kind.length; i++) {
            kind[i] = accepts[i] ? 1 : 0;
        }
        int kinds = 0;
        while (true) {
            Map<List<Integer>, Integer> seen = new HashMap<>();
            int[] finer = new int[kind.length];
            for (int i = 0; i < kind.length; i++) {
                List<Integer> signature = new ArrayList<>(BYTES + 1);
                signature.add(kind[i]);
                for (int target : next.get(i)) {
                    signature.add(kind[target]);
                }
                finer[i] = seen.computeIfAbsent(signature, _ -> seen.size());
            }
            if (seen.size() == kinds) {
                return numbered(next, accepts, kind, kinds);
            }
            kinds = seen.size();
            kind = finer;
        }
    }

    /** Those that accept come last. */
    private static Automaton numbered(List<int[]> next, boolean[] accepts, int[] kind, int kinds) {
        if (kinds > MOST_STATES) {
            throw new TooManyException(kinds);
        }
        boolean[] isAccepting = new boolean[kinds];
        for (int i = 0; i < kind.length; i++) {
            isAccepting[kind[i]] |= accepts[i];
        }
        int[] place = new int[kinds];
        int count = 0;
        int accepting = 0;
        for (boolean isLater : new boolean[] {false, true}) {
            accepting = count;
            for (int i = 0; i < kinds; i++) {
                if (isAccepting[i] == isLater) {
                    place[i] = count;
                    count++;
                }
            }
        }
        byte[] table = new byte[kinds * BYTES];
        for (int i = 0; i < kind.length; i++) {
            for (int value = 0; value < BYTES; value++) {
                table[place[kind[i]] * BYTES + value] = (byte) place[kind[next.get(i)[value]]];
            }
        }
        return new Automaton(table, place[kind[0]], accepting);
    }

    /** How many states there are. */
    public int states() {
        return next.length / BYTES;
    }

    /** Where strings begin. */
    public int start() {
        return start;
    }

    /** The first of the states in which strings that match end. */
    public int accepting() {
        return accepting;
    }

    /** The next state of state s with byte b, at {@code 256 s + b}. */
    public byte[] table() {
        return Arrays.copyOf(next, next.length);
    }

    /** Where a byte leads. */
    public int next(int state, int value) {
        return next[state * BYTES + value] & 0xFF;
    }

    /** Whether it matches some bytes. */
    public boolean matches(byte[] text) {
        int state = start;
        for (byte value : text) {
            state = next(state, value & 0xFF);
        }
        return state >= accepting;
    }
}
