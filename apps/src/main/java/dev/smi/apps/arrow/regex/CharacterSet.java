package dev.smi.apps.arrow.regex;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Characters of which one is to come, as bytes of UTF-8. Not thread-safe. */
final class CharacterSet {

    private static final int ASCII = 128;

    private final BitSet ascii = new BitSet(ASCII);
    private final Set<Integer> others = new TreeSet<>();
    private boolean hasAllOthers;

    /** Adds characters; of those beyond ASCII a few only, as each is a branch. */
    void add(int first, int last) {
        for (int c = first; c <= last; c++) {
            if (c < ASCII) {
                ascii.set(c);
            } else {
                others.add(c);
            }
        }
    }

    void addAll(CharacterSet set) {
        ascii.or(set.ascii);
        others.addAll(set.others);
        hasAllOthers |= set.hasAllOthers;
    }

    /** Whether there are some beyond ASCII, but not all. */
    boolean hasSomeOthers() {
        return !others.isEmpty();
    }

    /** All other characters. */
    CharacterSet inverse() {
        CharacterSet inverse = new CharacterSet();
        inverse.ascii.or(ascii);
        inverse.ascii.flip(0, ASCII);
        inverse.hasAllOthers = !hasAllOthers;
        return inverse;
    }

    /** Letters in both cases, of ASCII. */
    void foldCase() {
        for (int i = 0; i < 26; i++) {
            if (ascii.get('a' + i) || ascii.get('A' + i)) {
                ascii.set('a' + i);
                ascii.set('A' + i);
            }
        }
    }

    /** What matches one of them. */
    Node node() {
        List<Node> options = new ArrayList<>();
        if (!ascii.isEmpty()) {
            options.add(new Node.OneOf(ascii));
        }
        if (hasAllOthers) {
            options.add(new Node.Sequence(List.of(range(0xC2, 0xDF), continuation(1))));
            options.add(new Node.Sequence(List.of(range(0xE0, 0xEF), continuation(2))));
            options.add(new Node.Sequence(List.of(range(0xF0, 0xF4), continuation(3))));
        } else {
            others.forEach(c -> options.add(bytes(c)));
        }
        return options.size() == 1 ? options.getFirst() : new Node.Choice(options);
    }

    private static Node continuation(int bytes) {
        return new Node.Repeat(range(0x80, 0xBF), bytes, bytes);
    }

    private static Node bytes(int character) {
        List<Node> parts = new ArrayList<>();
        for (byte part : Character.toString(character).getBytes(StandardCharsets.UTF_8)) {
            parts.add(range(part & 0xFF, part & 0xFF));
        }
        return new Node.Sequence(parts);
    }

    private static Node range(int first, int last) {
        BitSet bytes = new BitSet(256);
        bytes.set(first, last + 1);
        return new Node.OneOf(bytes);
    }
}
