package dev.smi.run.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.OptionalDouble;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class PngPictureTest {

    private static final Coloring GRAY = new Coloring(Colors.GRAY, OptionalDouble.of(0), OptionalDouble.of(255));

    @Test
    void shouldPutTilesBesideAndBelowEachOther() {
        double[][] tiles = {{1, 2, 3, 4}, {5, 6, 7, 8}, {9, 10, 11, 12}, {13, 14, 15, 16}};

        assertThat(new Tiling(2, 2, 2, 2).join(tiles, 1))
                .containsExactly(1, 2, 5, 6, 3, 4, 7, 8, 9, 10, 13, 14, 11, 12, 15, 16);
        assertThat(new Tiling(1, 2, 1, 1).join(new double[][] {{1, 2, 3}, {4, 5, 6}}, 3))
                .containsExactly(1, 2, 3, 4, 5, 6);
    }

    @Test
    void shouldMakeAFileThatOthersRead() throws IOException {
        byte[] png =
                PngPicture.encode(new double[][] {{0, 255, 16}, {32, 64, 255}}, new Tiling(1, 2, 1, 3), GRAY, 1, 2);

        BufferedImage image = ImageIO.read(new ByteArrayInputStream(png));
        assertThat(image.getWidth()).isEqualTo(4);
        assertThat(image.getHeight()).isEqualTo(6);
        assertThat(image.getRGB(1, 1)).isEqualTo(0xFF000000);
        assertThat(image.getRGB(0, 2)).isEqualTo(0xFFFFFFFF);
        assertThat(image.getRGB(3, 1)).isEqualTo(0xFF202020);
        assertThat(image.getRGB(2, 3)).isEqualTo(0xFF404040);
    }

    @Test
    void shouldRejectATilingOfNothing() {
        assertThatThrownBy(() -> new Tiling(0, 2, 2, 2)).hasMessageContaining("0x2 of 2x2");
    }
}
