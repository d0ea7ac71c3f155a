package dev.smi.fuzz;

import dev.smi.fuzz.generate.KernelGenerator;
import dev.smi.fuzz.generate.RandomProgram;
import dev.smi.fuzz.run.Differential;
import dev.smi.fuzz.run.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Many random programs, in batches that share what a translation costs, on all cores. */
final class Campaign {

    /** What a batch is of, in turn. */
    private enum Kind {
        PLAIN(96),
        FIFOS(48),
        CHANNELS(12);

        private final int size;

        Kind(int size) {
            this.size = size;
        }
    }

    private static final List<Kind> TURNS =
            List.of(Kind.CHANNELS, Kind.PLAIN, Kind.PLAIN, Kind.FIFOS, Kind.PLAIN, Kind.PLAIN, Kind.PLAIN);
    private static final int PORTS = 3;

    /** After so many a tester has enough to do. */
    private static final int MOST_FINDINGS = 20;

    private final long seed;
    private final int programs;

    /** @param programs how many; the last batch is cut */
    Campaign(long seed, int programs) {
        this.seed = seed;
        this.programs = programs;
    }

    /** A program that did not agree. */
    record Finding(RandomProgram program, Outcome outcome) {}

    List<Finding> run() throws InterruptedException {
        List<Finding> findings = new ArrayList<>();
        try (ExecutorService threads =
                Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors())) {
            List<Future<List<Finding>>> batches = new ArrayList<>();
            int made = 0;
            for (int number = 0; made < programs; number++) {
                int first = made;
                Kind kind = TURNS.get(number % TURNS.size());
                int size = Math.min(kind.size, programs - made);
                batches.add(threads.submit(() -> batch(kind, first, size)));
                made += size;
            }
            for (Future<List<Finding>> batch : batches) {
                findings.addAll(findings.size() < MOST_FINDINGS ? result(batch) : List.of());
                if (findings.size() >= MOST_FINDINGS) {
                    threads.shutdownNow();
                }
            }
        }
        return findings;
    }

    private static List<Finding> result(Future<List<Finding>> batch) throws InterruptedException {
        try {
            return batch.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    private List<Finding> batch(Kind kind, int first, int size) {
        List<RandomProgram> batch = new ArrayList<>();
        int ranks = 2 + Math.floorMod(seed + first, 2);
        for (int i = 0; i < size; i++) {
            long own = seed * 1_000_000_007L + first + i;
            batch.add(
                    switch (kind) {
                        case PLAIN -> KernelGenerator.plain(own, i);
                        case FIFOS -> KernelGenerator.fifos(own, i);
                        case CHANNELS -> KernelGenerator.channels(own, i, ranks, i * PORTS);
                    });
        }
        List<Outcome> outcomes = Differential.of(batch);
        List<Finding> findings = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            if (!(outcomes.get(i) instanceof Outcome.Agreed)) {
                findings.add(new Finding(batch.get(i), outcomes.get(i)));
            }
        }
        return findings;
    }
}
