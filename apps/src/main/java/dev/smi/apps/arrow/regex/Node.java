package dev.smi.apps.arrow.regex;

import java.util.BitSet;
import java.util.List;

/** A regular expression over bytes. */
sealed interface Node {

    /** One byte of some. */
    record OneOf(BitSet bytes) implements Node {}

    /** One after the other; nothing if there are none. */
    record Sequence(List<Node> parts) implements Node {

        public Sequence {
            parts = List.copyOf(parts);
        }
    }

    /** One of these. */
    record Choice(List<Node> options) implements Node {

        public Choice {
            options = List.copyOf(options);
        }
    }

    /**
     * The same several times.
     *
     * @param most {@value #UNLIMITED} if there is no limit
     */
    record Repeat(Node part, int least, int most) implements Node {}

    int UNLIMITED = -1;
}
