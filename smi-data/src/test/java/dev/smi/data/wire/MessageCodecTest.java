package dev.smi.data.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.ByteRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class MessageCodecTest {

    static List<Message> messages() {
        return List.of(
                new Message.Hello("token", "näme", "host", 17, "jvm"),
                new Message.Welcome("local-0"),
                new Message.TurnedAway("no"),
                new Message.Open("key", "a.B", new byte[] {1, 2}, 3, new TreeMap<>(Map.of("a", "1", "b", "2"))),
                new Message.Need("key", List.of("1", "2")),
                new Message.Resident("hash"),
                new Message.Opened("key"),
                new Message.Refused("key", "why"),
                new Message.Start(Long.MAX_VALUE, "key", 1, 2, 3, 4),
                new Message.Started(5),
                new Message.Done(6, 7),
                new Message.Failed(8, ""),
                new Message.Cancel(),
                new Message.Beat(),
                new Message.Bye());
    }

    @ParameterizedTest
    @MethodSource("messages")
    void shouldReadWhatItWrote(Message message) throws IOException {
        Message read = MessageCodec.decode(MessageCodec.type(message), MessageCodec.encode(message));

        assertThat(read).usingRecursiveComparison().isEqualTo(message);
    }

    @Property(tries = 200)
    void shouldRejectWhatIsNoMessageWithoutAskingForMemory(
            @ForAll @ByteRange(min = 1, max = 20) byte type, @ForAll byte[] fields) {
        try {
            assertThat(MessageCodec.decode(type, fields)).isNotNull();
        } catch (IOException e) {
            assertThat(e).isNotNull(); // the only way in which it may fail
        }
    }

    @ParameterizedTest
    @ValueSource(bytes = {0, 16, -1})
    void shouldNameAnUnknownType(byte type) {
        assertThatThrownBy(() -> MessageCodec.decode(type, new byte[0]))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("unknown type " + type);
    }
}
