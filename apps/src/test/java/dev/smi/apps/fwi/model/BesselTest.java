package dev.smi.apps.fwi.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BesselTest {

    private static final double LAST_DIGITS = 1e-15;

    private final Bessel bessel = new Bessel();

    /** Values: the power series in arithmetic of 160 digits. */
    @ParameterizedTest
    @CsvSource({
        "0.001, 9.999997500000156249996e-1, -4.471416611375923268980e+0",
        "0.25, 9.844359292958527049237e-1, -9.315730249300586869497e-1",
        "1, 7.651976865579665514497e-1, 8.825696421567695798293e-2",
        "1.9990234375, 2.244540176416377763296e-1, 5.102708798749151059847e-1",
        "2, 2.238907791412356680518e-1, 5.103756726497451195966e-1",
        "3.5, -3.801277399872633773787e-1, 1.890219439208265067520e-1",
        "5.125, -1.358837520737508940815e-1, -3.243382863394840989800e-1",
        "8, 1.716508071375539060909e-1, 2.235214893875662205273e-1",
        "12.75, 1.828850566401552669358e-1, -1.282420035407415845768e-1",
        "16, -1.748990739836291848284e-1, 9.581099708071240314207e-2",
        "20, 1.670246643405831547273e-1, 6.264059680938383116173e-2",
        "24.984375, 9.429589950232228478954e-2, -1.287785340843228789258e-1",
        "25, 9.626678327595811617350e-2, -1.272494322680061378343e-1",
        "31.5, 1.082389267114726217069e-1, -9.215174743370735848390e-2",
        "50, 5.581232766925181500475e-2, -9.806499547007707902921e-2",
        "80.25, -5.372912913870488743093e-2, -7.103508577192930526634e-2",
        "104.875, -7.127128860850120705755e-2, -3.147390042436442138048e-2"
    })
    void shouldBeRightToTheLastDigits(double x, double j0, double y0) {
        bessel.at(x);

        assertThat(bessel.j0()).isCloseTo(j0, within(LAST_DIGITS));
        assertThat(bessel.y0()).isCloseTo(y0, within(LAST_DIGITS * Math.max(1, Math.abs(y0))));
    }

    @ParameterizedTest
    @ValueSource(doubles = {1.5, 1.75, 2, 2.25, 2.5})
    void shouldPassFromTheSeriesToTheRecurrenceWithoutAStep(double x) {
        bessel.series(x);
        double j0 = bessel.j0();
        double y0 = bessel.y0();
        bessel.recurrence(x);

        assertThat(bessel.j0()).isCloseTo(j0, within(LAST_DIGITS));
        assertThat(bessel.y0()).isCloseTo(y0, within(LAST_DIGITS));
    }

    @ParameterizedTest
    @ValueSource(doubles = {22.5, 24, 25, 26})
    void shouldPassFromTheRecurrenceToTheExpansionWithoutAStep(double x) {
        bessel.recurrence(x);
        double j0 = bessel.j0();
        double y0 = bessel.y0();
        bessel.asymptotic(x);

        assertThat(bessel.j0()).isCloseTo(j0, within(LAST_DIGITS));
        assertThat(bessel.y0()).isCloseTo(y0, within(LAST_DIGITS));
    }

    @Test
    void shouldRefuseWhereThereIsNoY0() {
        assertThatThrownBy(() -> bessel.at(0)).hasMessageContaining("above 0");
        assertThatThrownBy(() -> bessel.at(Double.NaN)).hasMessageContaining("NaN");
    }
}
