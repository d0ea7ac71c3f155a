package dev.smi;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.smi.model.DataType;
import dev.smi.model.ReduceOperator;
import dev.smi.transport.WireException;
import java.lang.foreign.MemorySegment;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a program does wrong is told with value and limit. */
@Timeout(60)
class ChannelMisuseTest {

    @Test
    void shouldRejectArgumentsOutOfRange() {
        Smi.run(2, smi -> {
            Communicator world = smi.world();
            assertThatThrownBy(() -> world.openSend(DataType.INT, 1, 2, 0))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("rank 2 is not within 0..1 of this communicator");
            assertThatThrownBy(() -> world.openReceive(DataType.INT, 1, -1, 0))
                    .hasMessage("rank -1 is not within 0..1 of this communicator");
            assertThatThrownBy(() -> world.openSend(DataType.INT, 1, 1, 256))
                    .hasMessage("port 256 is not within 0..255");
            assertThatThrownBy(() -> world.openSend(DataType.INT, -1, 1, 0)).hasMessage("count -1 is negative");
            assertThatThrownBy(() -> world.openSend(DataType.INT, 1, 1, 0, -3))
                    .hasMessage("asynchronicity degree -3 is negative");
            assertThatThrownBy(() -> world.openSend(DataType.DOUBLE, 1, 1, 0, 1 << 30))
                    .hasMessage("asynchronicity degree 1073741824 of double exceeds 67108864");
            assertThatThrownBy(() -> world.openBroadcast(DataType.INT, 1, 0, 2))
                    .hasMessage("root 2 is not within 0..1 of this communicator");
            assertThatThrownBy(() -> world.openReduce(DataType.INT, 1, ReduceOperator.ADD, -1, 0))
                    .hasMessage("port -1 is not within 0..255");
            assertThatThrownBy(() -> world.openScatter(DataType.INT, 4, 5, 0, smi.rank()))
                    .hasMessage("send count 4 and receive count 5 differ: every rank has as many elements");
            assertThatThrownBy(() -> world.openGather(DataType.CHAR, 1 << 30, 1 << 30, 0, smi.rank()))
                    .hasMessage("1073741824 elements for each of 2 ranks exceed 2147483647 elements in a message");
        });
    }

    @Test
    void shouldRejectOtherTypesAndTooManyElements() {
        Smi.run(1, smi -> {
            SendChannel out = smi.world().openSend(DataType.INT, 2, 0, 4);
            ReceiveChannel in = smi.world().openReceive(DataType.INT, 2, 0, 4);
            assertThatThrownBy(() -> out.push(1.5f))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage(
                            "cannot push an element of SMI_FLOAT on port 4 to rank 0: the channel was opened for SMI_INT");
            out.push(1);
            assertThatThrownBy(() -> out.push((byte) 1)).hasMessageContaining("SMI_CHAR on port 4");
            assertThatThrownBy(() -> out.push(new int[3], 0, 2))
                    .hasMessage(
                            "cannot push 2 elements on port 4 to rank 0: the channel was opened for 2, 1 of them are"
                                    + " left");
            out.push(2);
            assertThatThrownBy(() -> out.push(3))
                    .hasMessage("cannot push 1 element on port 4 to rank 0: the channel was opened for 2, 0 of them are"
                            + " left");
            assertThatThrownBy(in::popShort).hasMessageContaining("cannot pop an element of SMI_SHORT");
            in.pop(new int[2], 0, 2);
            assertThatThrownBy(in::popInt).hasMessageContaining("cannot pop 1 element on port 4 from rank 0");
            assertThatThrownBy(() -> in.pop(new int[2], 1, 2))
                    .hasMessage("2 elements from 1 on are not within an array of 2");
            assertThatThrownBy(() -> in.pop(MemorySegment.ofArray(new byte[7])))
                    .hasMessageContaining("a segment of 7 bytes does not hold");
        });
    }

    @Test
    void shouldRejectWhatACollectiveWasNotOpenedFor() {
        Smi.run(1, smi -> {
            BroadcastChannel channel = smi.world().openBroadcast(DataType.INT, 1, 9, 0);
            assertThatThrownBy(() -> channel.broadcast(1.0))
                    .hasMessage("cannot broadcast 1 element of SMI_DOUBLE on port 9 with root 0: the channel was opened"
                            + " for SMI_INT");
            channel.broadcast(1);
            assertThatThrownBy(() -> channel.broadcast(2))
                    .hasMessage(
                            "cannot broadcast 1 element of SMI_INT on port 9 with root 0: the channel was opened for"
                                    + " 1, 0 of them are left");
        });
    }

    @Test
    void shouldNotOpenTheNextMessageBeforeTheLastIsFinished() {
        Smi.run(1, smi -> {
            Communicator world = smi.world();
            SendChannel unused = world.openSend(DataType.INT, 5, 0, 0);
            SendChannel begun = world.openSend(DataType.INT, 3, 0, 0);
            assertThatThrownBy(() -> unused.push(1))
                    .hasMessage("cannot push 1 element on port 0 to rank 0: another channel was opened there since");
            begun.push(1);
            assertThatThrownBy(() -> world.openSend(DataType.INT, 4, 0, 0))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("cannot open a channel for 4 elements on port 0 to rank 0: the last message there has 2"
                            + " of 3 elements to go; finish it first");
            assertThatThrownBy(() -> world.openSend(DataType.FLOAT, 4, 0, 0))
                    .hasMessage("port 0 was opened for SMI_INT, 16 packets before, and now for SMI_FLOAT, 16 packets; a"
                            + " port keeps its type and asynchronicity degree");
        });
    }

    @Test
    void shouldNameBothCountsWhenTheEndsDoNotAgree() {
        Smi.run(1, smi -> {
            smi.world().openSend(DataType.INT, 3, 0, 0).push(new int[3], 0, 3);
            assertThatThrownBy(
                            () -> smi.world().openReceive(DataType.INT, 4, 0, 0).popInt())
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("the message on port 0 from rank 0 has 3 elements, and this end was opened for 4; open"
                            + " both ends for the same number");
        });
    }

    @Test
    void shouldNameBothTypesWhenTheEndsDoNotAgree() {
        Smi.run(1, smi -> {
            smi.world().openSend(DataType.INT, 3, 0, 0);
            assertThatThrownBy(() -> smi.world().openReceive(DataType.DOUBLE, 3, 0, 0, 100))
                    .isInstanceOf(WireException.class)
                    .hasMessageContaining("SMI_INT, 16 packets")
                    .hasMessageContaining("SMI_DOUBLE, 40 packets");
        });
    }
}
