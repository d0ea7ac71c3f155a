package dev.smi.apps.fwi;

import dev.smi.apps.fwi.inversion.Reconstruction;
import dev.smi.apps.fwi.inversion.Stop;
import dev.smi.apps.fwi.survey.ChiFile;
import dev.smi.apps.fwi.survey.Grid;
import dev.smi.apps.fwi.survey.Survey;
import dev.smi.data.Outcome;
import dev.smi.model.io.TextFiles;
import dev.smi.model.json.JsonWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What came of a run, for people, for programs and as files. Immutable.
 *
 * @param survey how grids were measured
 * @param originals the contrasts that were measured
 * @param outcome what came of them
 * @param total time of the whole run, workers' start included
 */
public record FwiReport(
        Survey survey, List<double[]> originals, Outcome<List<Reconstruction>> outcome, Duration total) {

    /** So many grids have a line each; more are summed up. */
    private static final int MOST_LINES = 20;

    private static final double NANOS = 1e9;

    public FwiReport {
        originals = List.copyOf(originals);
    }

    /** Whether every grid's inversion ended as it should. */
    public boolean isRight() {
        return outcome.value().stream().allMatch(grid -> grid.stop() == Stop.CONVERGED);
    }

    /** Lines for people. */
    public List<String> lines() {
        Grid grid = survey.grid();
        List<Reconstruction> grids = outcome.value();
        List<String> lines = new ArrayList<>();
        lines.add("%d frequencies x %d receivers x %d sources = %d pressures of a grid of %d x %d"
                .formatted(
                        survey.frequencies(),
                        survey.receivers().count(),
                        survey.sources().count(),
                        survey.resolution(),
                        grid.nx(),
                        grid.nz()));
        for (int i = 0; i < Math.min(grids.size(), MOST_LINES); i++) {
            lines.add(line(i));
        }
        if (grids.size() > MOST_LINES) {
            lines.add("and " + (grids.size() - MOST_LINES) + " more grids");
        }
        outcome.units()
                .forEach(unit -> lines.add(String.format(
                        Locale.ROOT,
                        "%s: %d grids, %.3f s",
                        unit.worker(),
                        unit.elements() / grid.cells(),
                        unit.computing().toNanos() / NANOS)));
        lines.add(String.format(
                Locale.ROOT,
                "%d grids in %.3f s, %.3f s with all before and after it; dotprod %.3f s, update %.3f s on all workers",
                grids.size(),
                outcome.elapsed().toNanos() / NANOS,
                total.toNanos() / NANOS,
                dotSeconds(),
                updateSeconds()));
        return lines;
    }

    private String line(int index) {
        Reconstruction grid = outcome.value().get(index);
        return String.format(
                Locale.ROOT,
                "grid %d: %s after %d iterations, residual %.3g, no cell further off than %.3g",
                index,
                grid.stop().id(),
                grid.iterations(),
                grid.residual(),
                error(index));
    }

    /** How far the worst cell is off. */
    private double error(int index) {
        double[] original = originals.get(index);
        double[] chi = outcome.value().get(index).chi();
        double worst = 0;
        for (int i = 0; i < chi.length; i++) {
            worst = Math.max(worst, Math.abs(chi[i] - original[i]));
        }
        return worst;
    }

    /** Seconds that all workers spent in {@code dotprod}. */
    public double dotSeconds() {
        return outcome.value().stream().mapToLong(Reconstruction::dotNanos).sum() / NANOS;
    }

    /** Seconds that all workers spent in {@code update}. */
    public double updateSeconds() {
        return outcome.value().stream().mapToLong(Reconstruction::updateNanos).sum() / NANOS;
    }

    /** The same as JSON; times as the notebook has them. */
    public String json() {
        List<Map<String, Object>> grids = new ArrayList<>();
        for (int i = 0; i < originals.size(); i++) {
            Reconstruction grid = outcome.value().get(i);
            Map<String, Object> entry = new LinkedHashMap<>();
            entry.put("stop", grid.stop().id());
            entry.put("iterations", grid.iterations());
            entry.put("residual", grid.residual());
            entry.put("error", error(i));
            entry.put("dot", grid.dotNanos() / NANOS);
            entry.put("upd", grid.updateNanos() / NANOS);
            grids.add(entry);
        }
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("resolution", survey.resolution());
        all.put("gridsize", survey.grid().cells());
        all.put("grids", grids);
        all.put("units", outcome.units().stream().map(FwiReport::unit).toList());
        all.put("losses", outcome.losses());
        all.put("dot", dotSeconds());
        all.put("upd", updateSeconds());
        all.put("seconds", outcome.elapsed().toNanos() / NANOS);
        all.put("total", total.toNanos() / NANOS);
        return JsonWriter.document(all);
    }

    private static Map<String, Object> unit(Outcome.UnitTimes unit) {
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("id", unit.worker());
        entry.put("cu", unit.instance());
        entry.put("cells", unit.elements());
        entry.put("time", unit.computing().toNanos() / NANOS);
        return entry;
    }

    /** Writes the reconstructed contrasts, grid after grid. */
    public void writeChi(Path file) {
        ChiFile.write(file, chis());
    }

    /** Writes the residuals of every grid. */
    public void writeLog(Path file) {
        ChiFile.writeLog(
                file, outcome.value().stream().map(Reconstruction::residuals).toList());
    }

    /** Draws what was measured beside what was reconstructed. */
    public void writePicture(Path file) {
        TextFiles.writeBytes(file, GridPicture.encode(survey.grid(), originals, chis()));
    }

    private List<double[]> chis() {
        return outcome.value().stream().map(Reconstruction::chi).toList();
    }
}
