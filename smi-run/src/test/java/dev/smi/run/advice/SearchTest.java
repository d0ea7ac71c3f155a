package dev.smi.run.advice;

import static org.assertj.core.api.Assertions.assertThat;

import dev.smi.emulator.diagnose.KernelWait;
import dev.smi.emulator.diagnose.KernelWait.KernelId;
import dev.smi.emulator.diagnose.WaitCause;
import dev.smi.emulator.diagnose.WaitReport;
import dev.smi.emulator.fabric.FifoDepths.Channel;
import dev.smi.model.Rank;
import dev.smi.run.advice.Experiment.Result;
import dev.smi.run.advice.Search.End;
import dev.smi.run.advice.Search.Found;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The search for settings in programs that are not run: kernels fill one FIFO after the other. */
class SearchTest {

    private static final int DECLARED = 4;

    private final Candidates candidates =
            new Candidates(new Sources(List.of("program", "other"), Map.of(), Map.of(), new SourceNames(List.of())));

    /**
     * Fills FIFOs in order; each has to hold so many, and what is not needed is waited for, too.
     *
     * @param most trials before the time is over
     */
    private record Filling(List<Integer> needed, long placeBytes, int most, Map<Settings, Result> results)
            implements Experiment {

        private Filling(Integer... needed) {
            this(List.of(needed), 36, Integer.MAX_VALUE, new HashMap<>());
        }

        private Filling cut(int trials) {
            return new Filling(needed, placeBytes, trials, new HashMap<>());
        }

        private Filling of(long bytes) {
            return new Filling(needed, bytes, most, new HashMap<>());
        }

        @Override
        public Result run(Settings settings) {
            if (!results.containsKey(settings) && results.size() == most) {
                throw new Budget.SpentException();
            }
            return results.computeIfAbsent(settings, this::result);
        }

        private Result result(Settings settings) {
            return IntStream.range(0, needed.size())
                    .filter(i -> settings.values().getOrDefault(knob("c" + i), DECLARED) < needed.get(i))
                    .mapToObj(i -> stuck("c" + i, settings))
                    .findFirst()
                    .orElse(new Result.Resolved(Optional.empty(), Optional.empty()));
        }

        private Result stuck(String channel, Settings settings) {
            return new Result.Stuck(new WaitReport(
                    List.of(wait("first", channel, settings), wait("second", "idle", settings)), List.of()));
        }

        private KernelWait wait(String kernel, String channel, Settings settings) {
            int depth = settings.values().getOrDefault(knob(channel), DECLARED);
            Optional<KernelId> other = Optional.of(new KernelId(new Rank(0), "other"));
            return new KernelWait(
                    new Rank(0),
                    kernel,
                    "write",
                    channel,
                    depth,
                    depth,
                    "",
                    other,
                    new WaitCause.OwnChannel("program", other, false, placeBytes),
                    Optional.empty());
        }
    }

    private static Knob knob(String channel) {
        return new Knob.Depth(new Channel("program", channel));
    }

    private static WaitReport first(Filling filling) {
        return ((Result.Stuck) filling.result(Settings.NONE)).report();
    }

    private Found find(Filling filling) {
        return new Search(filling, candidates).find(first(filling));
    }

    @Test
    void shouldFindAsManyFifosAsItTakes() {
        Integer[] needed = IntStream.range(0, 20).mapToObj(i -> 300 - i).toArray(Integer[]::new);
        Filling filling = new Filling(needed);
        Found found = find(filling);

        assertThat(found.end()).isEqualTo(End.RESOLVED);
        assertThat(found.settings().values()).hasSize(20).doesNotContainKey(knob("idle"));
        for (int i = 0; i < needed.length; i++) {
            assertThat(found.settings().value(knob("c" + i))).isEqualTo(needed[i]);
            assertThat(found.failing()).containsEntry(knob("c" + i), needed[i] - 1);
        }
    }

    @Test
    void shouldNotCallWhatReachesTheLimitACircleThatNoBufferMends() {
        Found found = find(new Filling(100, Candidates.DEEP + 1));

        assertThat(found.settings().values()).isEmpty();
        assertThat(found.isFinal()).isFalse();
        assertThat(found.end()).isEqualTo(End.LIMIT);
        assertThat(Unresolved.reason(found, true))
                .contains("depth(65536) for channel c1 of program program", "larger buffers were not tried");
    }

    @Test
    void shouldNotTryMoreThanThereIsMemoryFor() {
        long element = 64 * 1024 + 32;
        Found found = find(new Filling(64).of(element));

        assertThat(found.settings().value(knob("c0"))).isEqualTo(64);
        assertThat(found.tried().value(knob("c0")) * element).isLessThanOrEqualTo(1 << 26);
        assertThat(find(new Filling(5).of(1L << 40)).settings().value(knob("c0")))
                .as("twice as deep in any case")
                .isEqualTo(5);
    }

    @Test
    void shouldSayHowItEndsOtherwise() {
        Experiment trap = settings -> new Result.Other("trap: divide by zero");
        Found found = new Search(trap, candidates).find(first(new Filling(9)));

        assertThat(found.settings().values()).isEmpty();
        assertThat(found.isFinal()).isFalse();
        assertThat(Unresolved.reason(found, true)).contains("it ends otherwise with", "trap: divide by zero");
    }

    @Test
    void shouldNotTakeATrapForADeadlock() {
        Filling filling = new Filling(100);
        Experiment trap = settings ->
                settings.values().getOrDefault(knob("c0"), 0) == 99 ? new Result.Other("trap") : filling.run(settings);
        Found found = new Search(trap, candidates).find(first(filling));

        assertThat(found.settings().value(knob("c0"))).isEqualTo(100);
        assertThat(found.failing().get(knob("c0"))).isLessThan(99);
    }

    @Test
    void shouldSayWhatIsMissedThoughItEnds() {
        Filling filling = new Filling(10);
        Experiment missing = settings -> filling.run(settings) instanceof Result.Resolved
                ? new Result.Resolved(Optional.empty(), Optional.of("rank 0 out: 3 of 10"))
                : filling.run(settings);

        assertThat(new Search(missing, candidates).find(first(filling)).remark())
                .contains("rank 0 out: 3 of 10");
    }

    @Test
    void shouldSayOnlyWhatWasTriedWhenItIsCut() {
        Filling model = new Filling(600, 500, 7);
        Found whole = find(model);
        int trials = model.results().size();
        assertThat(whole.isCut()).isFalse();
        List<Integer> resolved = new ArrayList<>();
        for (int cut = 0; cut < trials; cut++) {
            Found found = find(model.cut(cut));
            assertThat(found.isCut()).as("after %d trials", cut).isTrue();
            assertThat(found.isFinal()).isFalse();
            if (!found.settings().values().isEmpty()) {
                resolved.add(cut);
                assertThat(model.resolves(found.settings())).isTrue();
            }
            found.failing()
                    .forEach((knob, value) -> assertThat(
                                    model.result(found.settings().with(knob, value)))
                            .as("%s %d", knob, value)
                            .isInstanceOf(Result.Stuck.class));
        }
        assertThat(resolved).isNotEmpty();
    }

    @Test
    void shouldNameNoValueThatWasNotTried() {
        Advice.Change unknown = new Advice.Change(knob("c0"), 600, 4, OptionalLong.empty(), List.of());
        Advice cut = new Advice(DeadlockKind.BUFFERS_TOO_SMALL, List.of(unknown), List.of(), 7, true);

        assertThat(String.join("\n", AdviceText.lines(cut)))
                .contains("depth(600) instead of 4; perhaps less will do\n", "--advice-deadline gives more")
                .doesNotContain("deadlocks");
        assertThat(AdviceJson.value(cut).toString()).contains("complete=false").doesNotContain("deadlocks_with");
    }

    @Test
    void shouldSayThatNotAllIsWellWhenSomethingIsMissed() {
        Advice.Change change = new Advice.Change(knob("c0"), 10, 4, OptionalLong.of(9), List.of());
        Advice advice =
                new Advice(DeadlockKind.BUFFERS_TOO_SMALL, List.of(change), List.of("rank 0 out: 3 of 10"), 3, false);

        assertThat(AdviceText.lines(advice))
                .containsExactly(
                        "This ends it (tried with 3 runs), but not all is well then:",
                        "  channel c0 of program program: depth(10) instead of 4; with 9 it deadlocks",
                        "  rank 0 out: 3 of 10");
    }
}
