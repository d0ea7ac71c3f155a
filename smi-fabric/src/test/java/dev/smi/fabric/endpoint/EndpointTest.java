package dev.smi.fabric.endpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.smi.fabric.ring.PacketRing;
import dev.smi.fabric.ring.PacketWords;
import dev.smi.fabric.ring.Step;
import dev.smi.model.DataType;
import dev.smi.model.Operation;
import dev.smi.model.PacketOperation;
import dev.smi.model.Port;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Push and pop alone, packet by packet: when they send, wait, grant and complain. */
class EndpointTest {

    private static final int RANKS = 4;

    private final PacketRing data = new PacketRing("data", 16);
    private final PacketRing control = new PacketRing("control", 16);

    private PushEndpoint push(int buffer) {
        control.put(0, 0, 0, PacketWords.header(1, 1, 3, 0, PacketOperation.SYNCH));
        return new PushEndpoint(
                new Operation.Push(new Port(3), DataType.DOUBLE, buffer),
                1,
                RANKS,
                data,
                Optional.of(control),
                Step.NOBODY);
    }

    private PopEndpoint pop(int buffer) {
        return new PopEndpoint(
                new Operation.Pop(new Port(3), DataType.DOUBLE, buffer),
                1,
                RANKS,
                buffer / 8,
                data,
                Optional.of(control),
                Step.NOBODY);
    }

    private void arrive(int source, int elements) {
        data.put(0, 0, 0, PacketWords.header(source, 1, 3, elements, PacketOperation.SEND));
    }

    private static List<Integer> grants(PacketRing control) {
        List<Integer> grants = new ArrayList<>();
        while (!control.isEmpty()) {
            grants.add(control.credits());
            control.remove();
        }
        return grants;
    }

    @Test
    void shouldSendAPacketWhenItIsFullAndAtTheEnd() {
        PushEndpoint push = push(8);
        push.open(4, 2);

        assertThat(push.tryPutDouble(1)).isTrue();
        assertThat(push.tryPutDouble(2)).isTrue();
        assertThat(data.isEmpty()).isTrue();
        assertThat(push.tryPutDouble(3)).isTrue();
        assertThat(data.fill()).isEqualTo(1);
        assertThat(push.tryPutDouble(4)).isTrue();

        assertThat(data.fill()).isEqualTo(2);
        assertThat(data.word(2)).isEqualTo(Double.doubleToRawLongBits(3));
        assertThat(data.header()).isEqualTo(PacketWords.header(1, 2, 3, 3, PacketOperation.SEND));
        data.remove();
        assertThat(data.header()).isEqualTo(PacketWords.header(1, 2, 3, 1, PacketOperation.SEND));
    }

    @Test
    void shouldWaitForCreditsAndForTheLastWordAboutTheMessageBefore() {
        PushEndpoint push = push(8);
        push.open(100, 2);

        for (int i = 0; i < 26; i++) {
            assertThat(push.tryPutDouble(i)).isTrue();
        }
        assertThat(push.tryPutDouble(26)).isFalse();
        assertThat(push.remaining()).isEqualTo(74);
        assertThat(data.fill()).isEqualTo(8);

        control.put(1, 0, 0, PacketWords.header(2, 1, 3, 0, PacketOperation.SYNCH));
        assertThat(push.tryPutDouble(26)).isTrue();
        assertThat(data.fill()).isEqualTo(9);
    }

    @Test
    void shouldNotBeginBeforeTheLastWordAboutTheMessageBefore() {
        PushEndpoint push = push(8);
        push.open(1, 2);
        assertThat(push.tryPutDouble(1)).isTrue();
        push.open(1, 2);

        assertThat(push.tryPutDouble(2)).isFalse();
        control.put(0, 0, 0, PacketWords.header(2, 1, 3, 0, PacketOperation.SYNCH));

        assertThat(push.tryPutDouble(2)).isTrue();
    }

    @Test
    void shouldGrantAFewAtATimeAndTheRestAtOnce() {
        PopEndpoint pop = pop(16);
        pop.open(3 * 30, 2);
        for (int i = 0; i < 30; i++) {
            arrive(2, 3);
            for (int j = 0; j < 3; j++) {
                assertThat(pop.isReady()).isTrue();
                pop.getDouble();
            }
        }

        assertThat(grants(control)).containsExactly(2, 2, 2, 2, 2, 2, 2, 0);
    }

    @Test
    void shouldNotGiveAnElementWhoseGrantHasNoRoom() {
        PopEndpoint pop = pop(8);
        pop.open(300, 2);
        for (int i = 0; i < 16; i++) {
            control.put(0, 0, 0, 0);
        }
        arrive(2, 3);

        assertThat(pop.isReady()).isFalse();
        control.remove();

        assertThat(pop.isReady()).isTrue();
    }

    @Test
    void shouldReportWrongUse() {
        PushEndpoint push = push(8);
        PopEndpoint pop = pop(8);
        push.open(0, 2);

        assertThatExceptionOfType(ChannelFaultException.class)
                .isThrownBy(() -> push.tryPutDouble(1))
                .withMessage("SMI_Push on port 3: more elements than the channel was opened for");
        assertThatExceptionOfType(ChannelFaultException.class)
                .isThrownBy(pop::isReady)
                .withMessage("SMI_Pop on port 3: more elements than the channel was opened for");
        push.open(1, 4);
        assertThatExceptionOfType(ChannelFaultException.class)
                .isThrownBy(() -> push.tryPutDouble(1))
                .withMessage("SMI_Push on port 3: destination 4 is not a rank of 0..3");
        assertThatExceptionOfType(ChannelFaultException.class)
                .isThrownBy(() -> push.open(1, 2))
                .withMessage(
                        "SMI_Push on port 3: a channel is opened while 1 elements of the one before were not sent");
        assertThatIllegalStateException()
                .isThrownBy(() -> push.tryPutInt(1))
                .withMessage("the push on port 3 is of double, not of int");
    }

    @Test
    void shouldReportPacketsThatDoNotBelongToTheMessage() {
        PopEndpoint pop = pop(8);
        pop.open(2, 2);
        arrive(0, 1);
        assertThatExceptionOfType(ChannelFaultException.class)
                .isThrownBy(pop::isReady)
                .withMessage("SMI_Pop on port 3: a packet from rank 0, but the channel was opened for rank 2");
        data.remove();
        arrive(2, 3);

        assertThatExceptionOfType(ChannelFaultException.class)
                .isThrownBy(pop::isReady)
                .withMessage("SMI_Pop on port 3: rank 2 sends more elements than the channel was opened for");
    }
}
