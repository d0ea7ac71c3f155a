package dev.smi.emulator.compile;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class ChannelLoweringTest {

    private static String lowered(String text) {
        String lowered = ChannelLowering.lower(text, 3);
        return lowered.substring(0, lowered.indexOf("\nvoid emu_init_3(void)"));
    }

    private static String registrations(String text) {
        String lowered = ChannelLowering.lower(text, 3);
        return lowered.substring(lowered.indexOf("\nvoid emu_init_3(void)"));
    }

    @Test
    void shouldReplaceADeclaration() {
        String text = "channel unsigned int a[2][N+1] __attribute__((depth(8*2))) __attribute__((io(\"x\")));\nint b;";

        assertThat(lowered(text)).isEqualTo("EMU_CHANNEL(unsigned int, a, [ 2 ] [ N + 1 ]) \nint b;");
        assertThat(registrations(text)).contains("emu_channel(\"a\",").contains("sizeof(unsigned int), 8 * 2, \"x\")");
    }

    @Test
    void shouldReplaceSeveralChannelsOfOneDeclaration() {
        String text = "channel struct item a __attribute__((depth(4))), b[3];";

        assertThat(lowered(text)).isEqualTo("EMU_CHANNEL(struct item, a, ) EMU_CHANNEL(struct item, b, [ 3 ]) ");
        assertThat(registrations(text)).contains("sizeof(struct item), 4, 0)").contains("sizeof(struct item), 0, 0)");
    }

    @Test
    void shouldTakeAttributesInOnePairOfParentheses() {
        assertThat(registrations("channel int a __attribute__((depth(4), io(\"y\")));"))
                .contains("4, \"y\")");
    }

    @Test
    void shouldKeepLineNumbers() {
        assertThat(lowered("channel int\n  a\n  __attribute__((depth(1)));\nint b;"))
                .isEqualTo("EMU_CHANNEL(int, a, ) \n\n\nint b;");
    }

    @Test
    void shouldLeaveOtherUsesOfTheWordAlone() {
        String text = "void f(int channel) { channel = 1; }\nchar *s = \"channel int a;\";";
        assertThat(lowered(text)).isEqualTo(text);
    }

    @Property(seed = "1")
    void shouldEndOnAnyText(@ForAll String text) {
        assertThat(ChannelLowering.lower("channel " + text, 0)).isNotEmpty();
    }
}
