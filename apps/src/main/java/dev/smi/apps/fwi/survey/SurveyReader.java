package dev.smi.apps.fwi.survey;

import dev.smi.model.diagnostic.Diagnostics;
import dev.smi.model.diagnostic.SourcePosition;
import dev.smi.model.json.JsonObjectReader;
import dev.smi.model.json.JsonValue;
import dev.smi.model.json.JsonValue.JsonNumber;
import dev.smi.model.json.JsonValue.JsonObject;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalDouble;

/** Reads one configuration; a fault is reported, and reading goes on. */
final class SurveyReader {

    private static final int MOST_CELLS = 100_000;
    private static final long MOST_VALUES = Integer.MAX_VALUE - (1L << 24);
    private static final long MOST_ITERATIONS = 1_000_000;

    private final Path file;
    private final Diagnostics diagnostics;
    private final SurveyChanges changes;

    SurveyReader(Path file, Diagnostics diagnostics, SurveyChanges changes) {
        this.file = file;
        this.diagnostics = diagnostics;
        this.changes = changes;
    }

    /** What an object says; may be empty, and is only right, if nothing was reported. */
    Optional<SurveyFile> read(JsonObject object) {
        JsonObjectReader reader = new JsonObjectReader(object, diagnostics);
        double speed = positive(reader, "c_0");
        Band band = band(reader);
        Optional<Grid> grid = grid(reader);
        Optional<Line> sources = line(reader, "sources", "nSources", changes.sources());
        Optional<Line> receivers = line(reader, "receivers", "nReceivers", changes.receivers());
        Optional<Path> chi = reader.string("fileName").map(name -> file.resolveSibling(name.value() + ".txt"));
        expect(reader, "forward", "FiniteDifference");
        expect(reader, "inversion", "ConjugateGradient");
        Optional<JsonValue> tolerance = reader.value("tolerance");
        double least = tolerance.isPresent() ? positive(reader, "tolerance") : Double.NaN;
        long most = reader.integer("max", 1, MOST_ITERATIONS).orElse(0L);
        ignore(reader);
        reader.rejectUnknownKeys();
        if (diagnostics.hasErrors() || grid.isEmpty() || sources.isEmpty() || receivers.isEmpty()) {
            return Optional.empty();
        }
        Survey survey = new Survey(
                speed, band.lowest(), band.highest(), band.count(), sources.get(), receivers.get(), grid.get());
        checkSize(object.position(), survey);
        checkDistances(object.position(), survey);
        return Optional.of(new SurveyFile(
                survey, chi, tolerance.isPresent() ? OptionalDouble.of(least) : OptionalDouble.empty(), (int) most));
    }

    /** What the seeds' files have and nothing here depends on: how much is printed, on how many threads. */
    private static void ignore(JsonObjectReader reader) {
        reader.value("ngrid_original");
        reader.value("verbosity");
        reader.value("threads");
    }

    private record Band(double lowest, double highest, int count) {}

    private Band band(JsonObjectReader reader) {
        JsonObject object = reader.requiredObject("Freq").orElse(null);
        if (object == null) {
            return new Band(1, 1, 1);
        }
        JsonObjectReader band = new JsonObjectReader(object, diagnostics);
        double lowest = positive(band, "min");
        double highest = positive(band, "max");
        int count = count(band, "nTotal", 1, changes.frequencies());
        band.rejectUnknownKeys();
        if (highest < lowest) {
            diagnostics.error(
                    object.position(), "frequencies from " + lowest + " to " + highest + " Hz; max is below min");
        }
        return new Band(lowest, highest, count);
    }

    private Optional<Grid> grid(JsonObjectReader reader) {
        Optional<Point> topLeft = point(reader, "reservoirTopLeft");
        Optional<Point> bottomRight = point(reader, "reservoirBottomRight");
        JsonObject cells = reader.requiredObject("ngrid").orElse(null);
        if (cells == null || topLeft.isEmpty() || bottomRight.isEmpty()) {
            return Optional.empty();
        }
        JsonObjectReader numbers = new JsonObjectReader(cells, diagnostics);
        int nx = count(numbers, "x", Grid.LEAST, changes.nx());
        int nz = count(numbers, "z", Grid.LEAST, changes.nz());
        numbers.rejectUnknownKeys();
        if (!(topLeft.get().x() < bottomRight.get().x()
                && topLeft.get().z() < bottomRight.get().z())) {
            diagnostics.error(
                    reader.object().position(),
                    "the reservoir's bottom right corner has to be to the right of its top left one, and below it"
                            + " (z grows downwards)");
            return Optional.empty();
        }
        if (diagnostics.hasErrors()) {
            return Optional.empty();
        }
        if ((long) nx * nz > MOST_CELLS) {
            diagnostics.error(cells.position(), "a grid of " + nx + " x " + nz + " cells; " + MOST_CELLS + " at most");
            return Optional.empty();
        }
        return Optional.of(new Grid(topLeft.get(), bottomRight.get(), nx, nz));
    }

    private Optional<Line> line(JsonObjectReader reader, String name, String number, int changed) {
        Optional<Point> from = point(reader, name + "TopLeft");
        Optional<Point> to = point(reader, name + "BottomRight");
        int count = count(reader, number, 1, changed);
        return from.flatMap(first -> to.map(last -> new Line(first, last, Math.max(count, 1))));
    }

    private Optional<Point> point(JsonObjectReader reader, String key) {
        return reader.requiredObject(key).map(object -> {
            JsonObjectReader place = new JsonObjectReader(object, diagnostics);
            Point point = new Point(finite(place, "x"), finite(place, "z"));
            place.rejectUnknownKeys();
            return point;
        });
    }

    private int count(JsonObjectReader reader, String key, int least, int changed) {
        int count = reader.requiredInteger(key, least, SurveyChanges.MOST)
                .map(Long::intValue)
                .orElse(least);
        return changed > 0 ? changed : count;
    }

    private double positive(JsonObjectReader reader, String key) {
        double value = finite(reader, key);
        if (value <= 0) {
            reader.value(key)
                    .ifPresent(v ->
                            diagnostics.error(v.position(), "\"" + key + "\" is " + value + "; it has to be above 0"));
        }
        return value;
    }

    /** A number; 1 after a fault, so that one fault is not two. */
    private double finite(JsonObjectReader reader, String key) {
        JsonValue value = reader.requiredValue(key).orElse(null);
        if (value == null) {
            return 1;
        }
        if (value instanceof JsonNumber number && Double.isFinite(number.value().doubleValue())) {
            return number.value().doubleValue();
        }
        diagnostics.error(
                value.position(),
                "\"" + key + "\" has to be a number that a double can hold, not "
                        + (value instanceof JsonNumber number ? number.value() : value.kind()));
        return 1;
    }

    private void expect(JsonObjectReader reader, String key, String only) {
        reader.string(key)
                .filter(name -> !name.value().equals(only))
                .ifPresent(name -> diagnostics.error(
                        name.position(),
                        "\"" + key + "\" is \"" + name.value() + "\"; there is \"" + only
                                + "\" only, write that or leave the" + " line out"));
    }

    private void checkSize(SourcePosition position, Survey survey) {
        // counts of up to 10,000 and 100,000 cells stay below 2^63
        long values = 2L
                * survey.frequencies()
                * survey.sources().count()
                * survey.receivers().count();
        if (values > MOST_VALUES || values * survey.grid().cells() > MOST_VALUES) {
            diagnostics.error(
                    position,
                    "kappa has " + survey.frequencies() + " x "
                            + survey.receivers().count() + " x "
                            + survey.sources().count() + " rows of "
                            + survey.grid().cells() + " cells, two floats each; " + MOST_VALUES
                            + " floats are what an array holds: take fewer frequencies, receivers, sources or cells");
        }
    }

    /** Where a source or receiver is in the middle of a cell, Green's function is infinite. */
    private void checkDistances(SourcePosition position, Survey survey) {
        checkDistances(position, "source", survey.sources(), survey.grid());
        checkDistances(position, "receiver", survey.receivers(), survey.grid());
    }

    private void checkDistances(SourcePosition position, String what, Line line, Grid grid) {
        for (int i = 0; i < line.count(); i++) {
            for (int cell = 0; cell < grid.cells(); cell++) {
                if (line.at(i).equals(grid.centre(cell))) {
                    diagnostics.error(
                            position,
                            what + " " + i + " is in the middle of cell " + cell
                                    + ", where waves are infinitely strong; move the " + what + "s");
                    return;
                }
            }
        }
    }
}
