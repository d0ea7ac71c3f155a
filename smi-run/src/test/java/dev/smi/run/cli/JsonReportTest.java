package dev.smi.run.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.smi.emulator.cache.ModuleCache;
import dev.smi.run.RunReport;
import dev.smi.topology.Shape;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JsonReportTest {

    /** The order of a map that promises none is another one in every process. */
    @Test
    void shouldHaveItsMembersInTheSameOrderAlways() {
        RunReport report = new RunReport(Shape.BUS.make(new int[] {2}, List.of()), "none", List.of(), List.of());

        String text = JsonReport.text(report, ModuleCache.none(), Map.of("seed", 3L));

        assertThat(text.replaceAll("\\s+", " "))
                .isEqualTo("{ \"ranks\": 2, \"algorithm\": \"none\", \"passed\": true, \"device_sources\": [],"
                        + " \"cache\": { \"hits\": 0, \"misses\": 0 }, \"seed\": 3, \"steps\": [] } ");
    }
}
