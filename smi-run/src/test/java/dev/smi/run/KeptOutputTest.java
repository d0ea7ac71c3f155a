package dev.smi.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.smi.model.Rank;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class KeptOutputTest {

    @Test
    void shouldKeepTheBeginningOfWhatIsTooMuch() {
        KeptOutput output = new KeptOutput(10_000);
        for (int i = 0; i < 3_000_000; i++) {
            output.print(new Rank(1), "talk", "line " + i + "\n");
        }

        List<String> printed = new ArrayList<>();
        output.printTo((rank, kernel, text) -> printed.add(rank + " " + kernel + " " + text));

        assertThat(printed).hasSizeBetween(50, 200).startsWith("1 talk line 0\n", "1 talk line 1\n");
        assertThat(printed.size() + output.leftOut()).isEqualTo(3_000_000);
    }
}
