package dev.smi.run.advice;

import dev.smi.emulator.diagnose.WaitReport;
import dev.smi.emulator.observe.FifoInfo.Kind;
import dev.smi.emulator.observe.FifoSnapshot;
import dev.smi.emulator.observe.Snapshot;
import dev.smi.run.advice.Candidates.Range;
import dev.smi.run.advice.Trials.Result;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds the smallest settings that resolve a deadlock: makes everything large that somebody waits for, then takes back
 * what is not needed, then halves what is. One use; not thread-safe.
 */
final class Search {

    /** How often resolving one deadlock may lead to the next. */
    private static final int MOST_ROUNDS = 8;

    private final Trials trials;
    private final Candidates candidates;
    private final Map<Knob, Range> ranges = new LinkedHashMap<>();
    private final Map<Knob, Integer> failing = new LinkedHashMap<>();
    private Settings best = Settings.NONE;
    private boolean isCut;

    Search(Trials trials, Candidates candidates) {
        this.trials = trials;
        this.candidates = candidates;
    }

    /**
     * What was found.
     *
     * @param settings what resolves it; nothing if nothing does
     * @param ranges where each knob was to begin with
     * @param failing the largest value of each knob that is known not to do, with the others as they are
     * @param isCut whether there was no time to find the smallest, or anything
     */
    record Found(Settings settings, Map<Knob, Range> ranges, Map<Knob, Integer> failing, boolean isCut) {}

    Found find(WaitReport report) {
        try {
            if (enlarge(report)) {
                dropUnneeded();
                List.copyOf(best.values().keySet()).forEach(this::halve);
                confirm();
            } else {
                flush(report);
            }
        } catch (Budget.SpentException _) {
            isCut = true;
        }
        return new Found(best, ranges, failing, isCut);
    }

    /** Makes larger what is waited for, as long as something new is. */
    private boolean enlarge(WaitReport report) {
        Settings large = Settings.NONE;
        WaitReport last = report;
        for (int round = 0; round < MOST_ROUNDS; round++) {
            boolean isNew = false;
            for (Map.Entry<Knob, Range> knob : candidates.buffers(last).entrySet()) {
                isNew |= ranges.putIfAbsent(knob.getKey(), knob.getValue()) == null;
                large = large.with(knob.getKey(), knob.getValue().most());
            }
            if (!isNew) {
                return false;
            }
            switch (trials.run(large)) {
                case Result.Resolved resolved -> {
                    best = lowered(large, resolved.counters());
                    return true;
                }
                case Result.Stuck stuck -> last = stuck.report();
                case Result.Other _ -> {
                    return false;
                }
            }
        }
        return false;
    }

    /** FIFOs that were tried as if endless need not be deeper than they were ever full. */
    private Settings lowered(Settings large, Snapshot counters) {
        Settings lower = large;
        for (Knob knob : large.values().keySet()) {
            if (knob instanceof Knob.Depth depth) {
                int highest = counters.fifos().stream()
                        .filter(fifo -> isOf(fifo, depth))
                        .mapToInt(FifoSnapshot::highestFill)
                        .max()
                        .orElse(large.value(knob));
                lower = lower.with(knob, Math.max(range(knob).present() + 1, Math.min(highest, large.value(knob))));
            }
        }
        return trials.resolves(lower) ? lower : large;
    }

    private static boolean isOf(FifoSnapshot fifo, Knob.Depth depth) {
        String name = depth.channel().name();
        return fifo.info().kind() == Kind.OWN
                && (fifo.info().name().equals(name) || fifo.info().name().startsWith(name + "["));
    }

    private Range range(Knob knob) {
        return Optional.ofNullable(ranges.get(knob)).orElseThrow();
    }

    private void dropUnneeded() {
        for (Knob knob : List.copyOf(best.values().keySet())) {
            Settings fewer = best.without(knob);
            if (!fewer.values().isEmpty() && trials.resolves(fewer)) {
                best = fewer;
            }
        }
    }

    private void halve(Knob knob) {
        int low = range(knob).present();
        failing.put(knob, low);
        while (best.value(knob) - low > 1) {
            int middle = (low + best.value(knob)) >>> 1;
            Settings smaller = best.with(knob, middle);
            if (trials.resolves(smaller)) {
                best = smaller;
            } else {
                low = middle;
                failing.put(knob, low);
            }
        }
    }

    /** With several knobs, one step smaller was tried while others were larger than they are now. */
    private void confirm() {
        if (best.values().size() > 1) {
            for (Knob knob : List.copyOf(best.values().keySet())) {
                while (best.value(knob) - 1 > range(knob).present()
                        && trials.resolves(best.with(knob, best.value(knob) - 1))) {
                    best = best.with(knob, best.value(knob) - 1);
                }
                failing.put(knob, best.value(knob) - 1);
            }
        }
    }

    /** Sends every element at once, on as few ports as will do. */
    private void flush(WaitReport report) {
        Settings flushed = Settings.NONE;
        for (int port : Candidates.flushes(report)) {
            flushed = flushed.with(new Knob.Flush(port), 1);
        }
        if (!flushed.values().isEmpty() && trials.resolves(flushed)) {
            best = flushed;
            dropUnneeded();
            best.values().keySet().forEach(knob -> failing.put(knob, 0));
        }
    }
}
