package dev.smi.emulator.machine;

import static org.assertj.core.api.Assertions.assertThat;

import com.dylibso.chicory.runtime.Instance;
import org.junit.jupiter.api.Test;

class MathCallTest {

    @SuppressWarnings("NullAway") // the functions are the same for all instances
    private static final Instance UNUSED = null;

    private static double call(String name, long... arguments) {
        return Double.longBitsToDouble(MathCall.of(name).apply(UNUSED, arguments)[0]);
    }

    @Test
    void shouldCallTheLongWayWhereCodeIsNotCompiled() {
        long two = Double.doubleToRawLongBits(2);

        assertThat(call("jvm_pow", two, two)).isEqualTo(4);
        assertThat(call("jvm_ldexp", two, 0xffffffffL)).isEqualTo(1);
        assertThat(Float.intBitsToFloat((int) MathCall.of("jvm_fmaf")
                        .apply(UNUSED, Float.floatToIntBits(2), Float.floatToIntBits(3), Float.floatToIntBits(1))[0]))
                .isEqualTo(7);
        assertThat(MathCall.of("jvm_quotient").apply(UNUSED, Double.doubleToRawLongBits(-7), two)[0])
                .isEqualTo(0xffffffffL & -4);
    }
}
