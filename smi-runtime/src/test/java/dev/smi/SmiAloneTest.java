package dev.smi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.smi.job.JobException;
import dev.smi.model.DataType;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class SmiAloneTest {

    @Test
    void shouldBeThereSeveralTimesAtOnce() {
        try (Smi first = Smi.alone(Map.of("device", "jvm"));
                Smi second = Smi.alone(Map.of("device", "jvm"))) {
            Buffer one = first.device().allocate(DataType.INT, 4);
            Buffer other = second.device().allocate(DataType.INT, 4);
            one.write(new int[] {1, 2, 3, 4});
            int[] read = new int[4];
            other.read(read);

            assertThat(read).containsOnly(0);
            assertThat(first.size()).isEqualTo(1);
            assertThat(second.device().kind()).isEqualTo("jvm");
        }
    }

    @Test
    void shouldRejectASettingThatMakesNoSense() {
        assertThatThrownBy(() -> Smi.alone(Map.of("deadline", "soon")))
                .isInstanceOf(JobException.class)
                .hasMessageContaining("-Dsmi.deadline=soon");
    }
}
