package dev.smi.arrow.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import dev.smi.arrow.model.ElementType;
import dev.smi.arrow.model.FieldStream;
import dev.smi.arrow.model.Lane;
import java.util.Iterator;
import java.util.Map;
import java.util.Objects;

/** Compares what was written with the range that was read. Not thread-safe. */
final class Comparison {

    private final Buffers read;
    private final Buffers written;
    private final Map<String, Integer> capacities;
    private final String seed;

    /**
     * @param capacities elements that there was room for, by stream
     * @param seed what to tell if something differs
     */
    Comparison(Buffers read, Buffers written, Map<String, Integer> capacities, String seed) {
        this.read = read;
        this.written = written;
        this.capacities = capacities;
        this.seed = seed;
    }

    /** All that elements first to last of a stream became where there was room, those in their lists, too. */
    void compare(FieldStream from, FieldStream to, int first, int last) {
        int end = Math.min(last, first + Objects.requireNonNull(capacities.get(to.name())));
        Iterator<FieldStream> fromChildren = from.children().iterator();
        Iterator<FieldStream> toChildren = to.children().iterator();
        for (int i = 0; i < from.lanes().size(); i++) {
            Lane source = from.lanes().get(i);
            Lane target = to.lanes().get(i);
            if (source.kind() == Lane.Kind.LENGTH) {
                FieldStream children = fromChildren.next();
                FieldStream targets = toChildren.next();
                int start = read.offset(source.buffer(), first);
                for (int row = first; row <= end; row++) {
                    check(
                            target,
                            row - first,
                            written.offset(target.buffer(), row - first),
                            read.offset(source.buffer(), row) - start);
                }
                compare(children, targets, start, read.offset(source.buffer(), last));
            } else if (source.type() instanceof ElementType.Bool) {
                for (int row = first; row < end; row++) {
                    check(
                            target,
                            row - first,
                            written.bit(target.buffer(), row - first),
                            read.bit(source.buffer(), row));
                }
            } else {
                compareBytes(source, target, first, end);
            }
        }
    }

    private void compareBytes(Lane source, Lane target, int first, int last) {
        int width = (int) source.buffer().bytes(1);
        byte[] expected = read.get(source.buffer());
        byte[] actual = written.get(target.buffer());
        for (int i = 0; i < (last - first) * width; i++) {
            check(target, i / width, actual[i], expected[first * width + i]);
        }
    }

    private void check(Lane lane, int element, Object actual, Object expected) {
        if (!actual.equals(expected)) {
            assertThat(actual)
                    .as(seed + ": " + lane.buffer().name() + "[" + element + "]")
                    .isEqualTo(expected);
        }
    }
}
