package dev.smi.fabric.ring;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Who gets a turn, and when. */
class ReadyQueueTest {

    private final ReadyQueue queue = new ReadyQueue();
    private final List<String> turns = new ArrayList<>();

    /** Notes its turns, and wakes itself some times. */
    private final class Noting extends Step {
        private final String name;
        private int again;

        Noting(String name, boolean isPassing, int again) {
            super(queue, isPassing);
            this.name = name;
            this.again = again;
        }

        @Override
        protected boolean run() {
            turns.add(name);
            if (again-- > 0) {
                wake();
            }
            return true;
        }
    }

    private void run() {
        while (!queue.isEmpty()) {
            queue.runNext();
        }
    }

    @Test
    void shouldGiveTurnsInOrderAndOnlyOnceHoweverOftenWoken() {
        List<Noting> steps = IntStream.range(0, 100)
                .mapToObj(i -> new Noting("s" + i, true, 0))
                .toList();
        steps.forEach(Step::wake);
        steps.forEach(Step::wake);

        run();

        assertThat(turns)
                .isEqualTo(IntStream.range(0, 100).mapToObj(i -> "s" + i).toList());
    }

    @Test
    void shouldLetPacketsPassBeforeTheEndsGoOn() {
        new Noting("end", false, 0).wake();
        new Noting("passing", true, 2).wake();

        run();

        assertThat(turns).containsExactly("passing", "passing", "passing", "end");
    }

    @Test
    void shouldNotStarveTheEndsWhilePacketsKeepComing() {
        new Noting("passing", true, 5000).wake();
        new Noting("end", false, 0).wake();

        run();

        assertThat(turns.indexOf("end")).isEqualTo(1024);
    }

    @Test
    void shouldNeverQueueNobody() {
        Step.NOBODY.wake();

        assertThat(queue.isEmpty()).isTrue();
    }
}
