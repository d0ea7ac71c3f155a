package dev.smi.apps.bnn.train;

import java.util.Locale;
import java.util.function.Consumer;

/**
 * A training from its beginning to a network that runs.
 *
 * @param settings how
 * @param digits all of them; the last ones are kept for validation
 * @param progress takes a line after each epoch
 */
record Training(Settings settings, Digits digits, Consumer<String> progress) {

    /** Enough to see how far it is without taking much of an epoch's time. */
    private static final int GLANCE = 10_000;

    private static final double NANOS = 1e9;

    /**
     * What came of it.
     *
     * @param network as it runs
     * @param trained samples that it was trained with
     * @param trainedRight how many of those get their label
     * @param validated samples that it was not trained with
     * @param validatedRight how many of those get their label
     */
    record Result(IntegerNetwork network, int trained, int trainedRight, int validated, int validatedRight) {}

    /** Trains. */
    Result run() {
        int count = digits.size() - settings.validation();
        Digits training = digits.slice(0, count);
        Digits validation = digits.slice(count, digits.size());
        long begin = System.nanoTime();
        try (Crew crew = new Crew(settings.threads())) {
            Trainer trainer = new Trainer(settings, training, crew);
            Digits glance = training.slice(0, Math.min(GLANCE, count));
            for (int epoch = 0; epoch < settings.epochs(); epoch++) {
                trainer.epoch(epoch);
                int right = Folding.fold(trainer.layers(), glance, crew).right(validation, crew);
                progress.accept(line(epoch + 1, right, (System.nanoTime() - begin) / NANOS));
            }
            IntegerNetwork network = Folding.fold(trainer.layers(), training, crew);
            return new Result(
                    network, count, network.right(training, crew), validation.size(), network.right(validation, crew));
        }
    }

    private String line(int done, int right, double seconds) {
        int kept = settings.validation();
        return String.format(
                Locale.ROOT,
                "epoch %d of %d: %.2f %% of %d digits that it is not trained with, %.0f s, about %.0f s left",
                done,
                settings.epochs(),
                kept == 0 ? 0 : 100.0 * right / kept,
                kept,
                seconds,
                seconds / done * (settings.epochs() - done));
    }
}
