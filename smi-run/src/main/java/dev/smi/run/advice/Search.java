package dev.smi.run.advice;

import dev.smi.emulator.diagnose.WaitReport;
import dev.smi.emulator.observe.FifoInfo.Kind;
import dev.smi.emulator.observe.FifoSnapshot;
import dev.smi.emulator.observe.Snapshot;
import dev.smi.run.advice.Candidates.Range;
import dev.smi.run.advice.Experiment.Result;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Finds the smallest settings that resolve a deadlock: makes everything large that somebody waits for, then takes back
 * what is not needed, then halves what is. One use; not thread-safe.
 */
final class Search {

    private final Experiment experiment;
    private final Candidates candidates;
    private final Map<Knob, Range> ranges = new LinkedHashMap<>();
    private final Map<Knob, Integer> failing = new LinkedHashMap<>();
    private Settings large = Settings.NONE;
    private Settings best = Settings.NONE;
    private End end = End.NOTHING_LARGER;
    private Optional<String> remark = Optional.empty();
    private WaitReport last = new WaitReport(List.of(), List.of());
    private boolean isCut;

    Search(Experiment experiment, Candidates candidates) {
        this.experiment = experiment;
        this.candidates = candidates;
    }

    /** Why nothing more was tried. */
    enum End {
        /** What was found resolves it. */
        RESOLVED,
        /** Everything that is waited for was as large as makes a difference. */
        NOTHING_LARGER,
        /** Something that is waited for was as large as is tried, and could be larger. */
        LIMIT,
        /** With larger buffers something else was wrong. */
        OTHER
    }

    /**
     * What was found.
     *
     * @param settings what resolves it; nothing if nothing does
     * @param tried the largest settings that were tried
     * @param ranges where each knob was to begin with
     * @param failing the largest value of each knob with which it is known to deadlock, the others as they are; without
     *     those of which none is known
     * @param isCut whether there was no time to find the smallest, or anything
     * @param end why nothing more was tried, if there was time
     * @param remark what else is wrong with the settings, or with those that were tried
     */
    record Found(
            Settings settings,
            Settings tried,
            Map<Knob, Range> ranges,
            Map<Knob, Integer> failing,
            boolean isCut,
            End end,
            Optional<String> remark) {

        /** Whether no larger buffer and no flush makes a difference. */
        boolean isFinal() {
            return !isCut && end == End.NOTHING_LARGER;
        }
    }

    Found find(WaitReport report) {
        try {
            last = report;
            if (enlarge() || flush(report)) {
                dropUnneeded();
                ranges.keySet().stream()
                        .filter(knob -> best.values().containsKey(knob))
                        .forEach(this::halve);
                confirm();
            }
        } catch (Budget.SpentException _) {
            isCut = true;
        }
        return new Found(best, large, ranges, failing, isCut, end, remark);
    }

    /** Makes larger what is waited for, as long as something new is: each round adds a knob, of which there are few. */
    private boolean enlarge() {
        while (true) {
            boolean isNew = false;
            end = End.NOTHING_LARGER;
            for (Map.Entry<Knob, Range> knob : candidates.buffers(last).entrySet()) {
                Range range = ranges.computeIfAbsent(knob.getKey(), _ -> knob.getValue());
                isNew |= !large.values().containsKey(knob.getKey());
                end = range.isLimited() ? End.LIMIT : end;
                large = large.with(knob.getKey(), range.most());
            }
            if (!isNew) {
                return false;
            }
            if (!isStuckThoughLarge()) {
                return end == End.RESOLVED;
            }
        }
    }

    /** Whether it is in a deadlock with all that is large. */
    private boolean isStuckThoughLarge() {
        return switch (experiment.run(large)) {
            case Result.Resolved resolved -> {
                end = End.RESOLVED;
                accept(large, resolved);
                resolved.counters().ifPresent(this::lower);
                yield false;
            }
            case Result.Stuck stuck -> {
                last = stuck.report();
                yield true;
            }
            case Result.Other other -> {
                end = End.OTHER;
                remark = Optional.of(other.what());
                yield false;
            }
        };
    }

    /** FIFOs that were tried as if endless need not be deeper than they were ever full. */
    private void lower(Snapshot counters) {
        Settings lower = large;
        for (Knob knob : large.values().keySet()) {
            if (knob instanceof Knob.Depth depth) {
                int highest = counters.fifos().stream()
                        .filter(fifo -> isOf(fifo, depth))
                        .mapToInt(FifoSnapshot::highestFill)
                        .max()
                        .orElse(large.value(knob));
                lower = lower.with(knob, Math.max(present(knob) + 1, Math.min(highest, large.value(knob))));
            }
        }
        improve(lower);
    }

    private void accept(Settings better, Result.Resolved how) {
        best = better;
        remark = how.missed();
    }

    /** Takes other settings if they do; gives whether they do. */
    private boolean improve(Settings better) {
        Result result = experiment.run(better);
        if (result instanceof Result.Resolved resolved) {
            accept(better, resolved);
        }
        return result instanceof Result.Resolved;
    }

    private static boolean isOf(FifoSnapshot fifo, Knob.Depth depth) {
        String name = depth.channel().name();
        return fifo.info().kind() == Kind.OWN
                && (fifo.info().name().equals(name) || fifo.info().name().startsWith(name + "["));
    }

    /** A knob's value to begin with; 0 for a flush. */
    private int present(Knob knob) {
        Range range = ranges.get(knob);
        return range == null ? 0 : range.present();
    }

    /** What it begins with is known to fail if all the rest alone does. */
    private void dropUnneeded() {
        for (Knob knob : List.copyOf(best.values().keySet())) {
            Settings fewer = best.without(knob);
            if (fewer.values().isEmpty() || experiment.run(fewer) instanceof Result.Stuck) {
                failing.put(knob, present(knob));
            } else {
                improve(fewer);
            }
        }
    }

    /** Of a FIFO the next smaller depth comes first: how full it was is most often what it takes. */
    private void halve(Knob knob) {
        int low = present(knob);
        int next = knob instanceof Knob.Depth ? best.value(knob) - 1 : (low + best.value(knob)) >>> 1;
        while (best.value(knob) - low > 1) {
            Settings smaller = best.with(knob, next);
            switch (experiment.run(smaller)) {
                case Result.Resolved resolved -> accept(smaller, resolved);
                case Result.Stuck _ -> {
                    low = next;
                    failing.put(knob, low);
                }
                case Result.Other _ -> low = next;
            }
            next = (low + best.value(knob)) >>> 1;
        }
    }

    /** With several knobs, one step smaller was tried while others were larger than they are now. */
    private void confirm() {
        for (Knob knob : ranges.keySet()) {
            if (best.values().size() < 2 || !best.values().containsKey(knob)) {
                continue;
            }
            int less = best.value(knob) - 1;
            while (less > present(knob) && improve(best.with(knob, less))) {
                less--;
            }
            if (less > present(knob) && experiment.run(best.with(knob, less)) instanceof Result.Stuck) {
                failing.put(knob, less);
            }
        }
    }

    /** Sends every element at once, on as few ports as will do; if need be with larger buffers. */
    private boolean flush(WaitReport report) {
        Set<Integer> ports = new LinkedHashSet<>(Candidates.flushes(report));
        ports.addAll(Candidates.flushes(last));
        if (ports.isEmpty()) {
            return false;
        }
        Settings alone = Settings.NONE;
        for (int port : ports) {
            alone = alone.with(new Knob.Flush(port), 1);
            large = large.with(new Knob.Flush(port), 1);
        }
        if (improve(alone)) {
            end = End.RESOLVED;
            return true;
        }
        return isStuckThoughLarge() ? enlarge() : end == End.RESOLVED;
    }
}
