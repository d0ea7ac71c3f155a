package dev.smi.run.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ColoringTest {

    private static final OptionalDouble NONE = OptionalDouble.empty();

    private static int[] gray(OptionalDouble min, OptionalDouble max, double... values) {
        return new Coloring(Colors.GRAY, min, max).apply(values, 1);
    }

    @Test
    void shouldReachFromTheLeastToTheGreatestNumber() {
        assertThat(gray(NONE, NONE, 5, 10, 7.5)).containsExactly(0x000000, 0xFFFFFF, 0x808080);
        assertThat(gray(OptionalDouble.of(0), NONE, 5, 10)).containsExactly(0x808080, 0xFFFFFF);
        assertThat(gray(NONE, OptionalDouble.of(20), 0, 10)).containsExactly(0x000000, 0x808080);
    }

    @Test
    void shouldGiveWhatIsBesideTheScaleTheColourOfItsEnd() {
        OptionalDouble one = OptionalDouble.of(1);
        assertThat(gray(OptionalDouble.of(0), one, -3, 4, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY))
                .containsExactly(0x000000, 0xFFFFFF, 0xFFFFFF, 0x000000);
    }

    @Test
    void shouldShowWhatIsNoNumberAndNotLetItSpoilTheScale() {
        assertThat(gray(NONE, NONE, Double.NaN, 0, 1)).containsExactly(Palette.NOT_A_NUMBER, 0x000000, 0xFFFFFF);
        assertThat(gray(NONE, NONE, Double.NaN)).containsExactly(Palette.NOT_A_NUMBER);
        assertThat(new Coloring(Colors.RGB, NONE, NONE).apply(new double[] {0, Double.NaN, 0}, 1))
                .containsExactly(Palette.NOT_A_NUMBER);
    }

    @Test
    void shouldColourAGridOfOneNumber() {
        assertThat(gray(NONE, NONE, 3, 3)).containsExactly(0x000000, 0x000000);
    }

    @Test
    void shouldTakeThreeNumbersForAPixel() {
        Coloring rgb = new Coloring(Colors.RGB, NONE, NONE);

        assertThat(rgb.apply(new double[] {1, 0.5, 0, -1, 2, 0}, 1)).containsExactly(0xFF8000, 0x00FF00);
        assertThat(rgb.apply(new double[] {255, 128, 0}, 255)).containsExactly(0xFF8000);
    }

    @Test
    void shouldGiveEachClassItsColour() {
        int[] pixels = new Coloring(Colors.LABELS, NONE, NONE).apply(new double[] {0, 1, 0, 7, -1}, 1);

        assertThat(pixels[0]).isEqualTo(pixels[2]);
        assertThat(List.of(pixels[0], pixels[1], pixels[3], pixels[4])).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @EnumSource(names = {"HEAT", "VIRIDIS", "GRAY"})
    void shouldGetBrighterAlongAScale(Colors colors) {
        double last = -1;
        for (int i = 0; i <= 20; i++) {
            int color = Palette.at(colors, i / 20.0);
            double brightness = 0.299 * (color >> 16) + 0.587 * (color >> 8 & 0xFF) + 0.114 * (color & 0xFF);
            assertThat(brightness).isGreaterThan(last);
            last = brightness;
        }
    }

    @Test
    void shouldRejectAScaleThatIsNone() {
        OptionalDouble one = OptionalDouble.of(1);
        assertThatThrownBy(() -> new Coloring(Colors.HEAT, one, one)).hasMessage("1.0 is not below 1.0");
        assertThatThrownBy(() -> new Coloring(Colors.RGB, one, NONE))
                .hasMessage("rgb has no least and greatest number");
        assertThatThrownBy(() -> new Coloring(Colors.HEAT, OptionalDouble.of(Double.NaN), NONE))
                .hasMessage("a scale has finite ends");
    }
}
