package dev.smi.apps.bnn;

import dev.smi.apps.bnn.format.Network;
import dev.smi.apps.bnn.network.Scores;
import dev.smi.apps.bnn.picture.PictureSource;
import dev.smi.data.Combiner;
import dev.smi.data.Piece;
import dev.smi.model.json.JsonWriter;
import java.io.PrintWriter;
import java.lang.foreign.MemorySegment;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/** Prints what pictures show, one a line, and in the end how many of those with labels were recognised. */
final class ResultPrinter implements Combiner<Long> {

    /** How much is printed, and for whom. */
    enum Form {
        PEOPLE,
        JSON,
        SUMMARY
    }

    private static final List<String> CIFAR =
            List.of("airplane", "automobile", "bird", "cat", "deer", "dog", "frog", "horse", "ship", "truck");

    private final Network network;
    private final PictureSource pictures;
    private final PrintWriter out;
    private final Form form;
    private long labelled;
    private long right;

    ResultPrinter(Network network, PictureSource pictures, PrintWriter out, Form form) {
        this.network = network;
        this.pictures = pictures;
        this.out = out;
        this.form = form;
    }

    @Override
    public void accept(Piece piece, MemorySegment result) {
        for (long i = 0; i < piece.count(); i++) {
            long picture = piece.first() + i;
            int best = Scores.best(network, result, i);
            OptionalInt label = pictures.labelOf(picture);
            if (label.isPresent()) {
                labelled++;
                right += label.getAsInt() == best ? 1 : 0;
            }
            switch (form) {
                case PEOPLE -> out.println(line(picture, best, label, scores(result, i)));
                case JSON -> out.println(JsonWriter.line(json(picture, best, label, scores(result, i))));
                case SUMMARY -> {
                    // only what comes in the end
                }
            }
        }
    }

    private static List<Integer> scores(MemorySegment result, long picture) {
        return IntStream.range(0, Scores.CLASSES)
                .mapToObj(digit -> Scores.get(result, picture, digit))
                .toList();
    }

    private String line(long picture, int best, OptionalInt label, List<Integer> scores) {
        String line = pictures.nameOf(picture) + ": " + nameOf(best) + " " + scores;
        boolean isWrong = label.isPresent() && label.getAsInt() != best;
        return isWrong ? line + ", but labelled " + nameOf(label.getAsInt()) : line;
    }

    private Map<String, Object> json(long picture, int best, OptionalInt label, List<Integer> scores) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("picture", pictures.nameOf(picture));
        members.put("class", best);
        members.put("name", nameOf(best));
        members.put("scores", scores);
        label.ifPresent(l -> members.put("label", l));
        return members;
    }

    private String nameOf(int digit) {
        return network == Network.LFC_W1A1 || digit >= CIFAR.size() ? String.valueOf(digit) : CIFAR.get(digit);
    }

    /** How many labelled pictures were recognised so far. */
    long right() {
        return right;
    }

    /** How many pictures there were. */
    @Override
    public Long finish() {
        if (labelled > 0) {
            double percent = 100.0 * right / labelled;
            if (form == Form.JSON) {
                out.println(JsonWriter.line(new LinkedHashMap<>(Map.of("labelled", labelled, "right", right))));
            } else {
                out.println(String.format(
                        Locale.ROOT, "%d of %d labelled pictures right: %.2f %%", right, labelled, percent));
            }
        }
        out.flush();
        return pictures.size();
    }
}
