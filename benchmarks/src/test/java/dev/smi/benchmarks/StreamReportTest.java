package dev.smi.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class StreamReportTest {

    private static final String REPORT = """
            {"steps": [
              {"time_s": 2.0, "cables": [{"from": "n0:acl0:ch0", "to": "n1:acl0:ch1", "packets": 100, "elements": 700},
                                         {"from": "n1:acl0:ch1", "to": "n0:acl0:ch0", "packets": 50, "elements": 0},
                                         {"from": "n1:acl0:ch0", "to": "n2:acl0:ch1", "packets": 999, "elements": 1}]},
              {"time_s": 1.0, "cables": []}
            ]}
            """;

    @Test
    void shouldCountDataAndCreditsOfTheFirstCable() {
        List<StreamRun> runs = StreamReport.runs(REPORT, 700);

        assertThat(runs).containsExactly(new StreamRun(2.0, 700, 150), new StreamRun(1.0, 700, 0));
        assertThat(runs.getFirst().elementsPerSecond()).isEqualTo(350);
        assertThat(runs.getFirst().packetsPerSecond()).isEqualTo(75);
    }

    @Test
    void shouldGiveTheMedianBetweenTheExtremes() {
        Spread spread = Spread.of(List.of(3e6, 1e6, 2e6, 9e6, 2.5e6).stream(), x -> x);

        assertThat(spread.millions()).isEqualTo("2.50 (1.00 to 9.00)");
    }
}
