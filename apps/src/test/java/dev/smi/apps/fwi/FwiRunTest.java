package dev.smi.apps.fwi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.smi.apps.KilledWorker;
import dev.smi.apps.fwi.inversion.Limits;
import dev.smi.apps.fwi.inversion.Reconstruction;
import dev.smi.apps.fwi.inversion.Stop;
import dev.smi.apps.fwi.model.Surveys;
import dev.smi.apps.fwi.survey.Survey;
import dev.smi.data.Cluster;
import dev.smi.data.Piece;
import dev.smi.data.cluster.Clusters;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class FwiRunTest {

    private static final Survey SURVEY = Surveys.small();
    private static final int CELLS = SURVEY.grid().cells();
    private static final FwiRun RUN = new FwiRun(SURVEY, new Limits(Limits.TOLERANCE, 40), "");

    @Test
    void shouldGiveTheSameBitsHoweverManyWorkersThereAre() throws Exception {
        double[] numbers = Surveys.numbers(5 * CELLS, 11);

        List<Reconstruction> one = run(1, numbers, 10);
        List<Reconstruction> two = run(2, numbers, 10);
        List<Reconstruction> four = run(4, numbers, 10);

        assertThat(one).hasSize(10);
        for (int i = 0; i < 10; i++) {
            assertThat(two.get(i).chi()).isEqualTo(one.get(i).chi());
            assertThat(four.get(i).chi()).isEqualTo(one.get(i).chi());
            assertThat(four.get(i).residuals()).isEqualTo(one.get(i).residuals());
            assertThat(one.get(i).chi()).as("repeated").isEqualTo(one.get(i % 5).chi());
        }
        assertThat(one.get(0).chi()).isNotEqualTo(one.get(1).chi());
    }

    @Test
    void shouldGiveTheSameBitsWhenAWorkersProcessIsKilled() throws Exception {
        double[] numbers = Surveys.numbers(4 * CELLS, 14);
        List<Reconstruction> undisturbed = run(1, numbers, 24);

        List<Reconstruction> disturbed;
        try (Grids source = new Grids(numbers, CELLS, 24)) {
            disturbed = KilledWorker.during(RUN.job(source));
        }

        assertThat(disturbed).hasSize(24);
        for (int i = 0; i < 24; i++) {
            assertThat(disturbed.get(i).chi()).isEqualTo(undisturbed.get(i).chi());
        }
    }

    @Test
    void shouldFillAGridByRepeatingFewerNumbers() throws Exception {
        double[] numbers = Surveys.numbers(CELLS / 4, 12);

        assertThat(RUN.grid(numbers, 1, 0)).hasSize(CELLS).endsWith(numbers);
        assertThat(run(1, numbers, 1)).hasSize(1);
        assertThatThrownBy(() -> run(1, Surveys.numbers(CELLS + 1, 13), 1)).hasMessageContaining("no multiple");
    }

    @Test
    void shouldReadResultsAsTheyWereWritten() {
        Reconstruction first = new Reconstruction(new double[] {1, 2}, new double[] {0.5}, Stop.LIMIT, 3, 4);
        Reconstruction second = new Reconstruction(new double[] {5, 6}, new double[0], Stop.STALLED, 7, 8);
        Results results = new Results(2);
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment bytes = Results.write(List.of(first, second), arena);
            results.accept(new Piece(0, 0, 4), bytes);
        }

        assertThat(results.finish()).usingRecursiveComparison().isEqualTo(List.of(first, second));
    }

    @Test
    void shouldSendParametersWhole() {
        UnitParameters parameters = new UnitParameters(SURVEY, new Limits(1e-3, 7), "smi-out/fwi");

        assertThat(UnitParameters.decode(parameters.encode())).isEqualTo(parameters);
    }

    private static List<Reconstruction> run(int workers, double[] numbers, int grids) throws Exception {
        try (Cluster cluster = Clusters.inProcess(workers, Map.of("device", "jvm"))) {
            return RUN.run(cluster, numbers, grids).value();
        }
    }
}
