package dev.smi.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OperationTest {

    @ParameterizedTest
    @CsvSource({"0,INT,16", "1,INT,8", "56,INT,8", "57,INT,16", "711,DOUBLE,240", "2048,CHAR,80", "13,SHORT,8"})
    void shouldRoundBuffersUpToEightPackets(long degree, DataType type, int packets) {
        assertThat(Operation.bufferFor(degree, type)).isEqualTo(packets);
    }

    @Test
    void shouldRejectNegativeDegree() {
        assertThatThrownBy(() -> Operation.bufferFor(-1, DataType.INT)).hasMessageContaining("-1");
    }

    @Test
    void shouldRejectBufferThatIsNoMultipleOfEight() {
        assertThatThrownBy(() -> new Operation.Pop(new Port(0), DataType.INT, 12))
                .hasMessageContaining("12 packets");
    }

    @ParameterizedTest
    @CsvSource({"INT,7,1", "FLOAT,7,2", "DOUBLE,3,3", "CHAR,28,4", "SHORT,14,5"})
    void shouldKnowElementsPerPacketAndCodes(DataType type, int elements, int code) {
        assertThat(type.elementsPerPacket()).isEqualTo(elements);
        assertThat(type.code()).isEqualTo(code);
        assertThat(DataType.ofCode(code)).contains(type);
        assertThat(DataType.ofCName(type.cName())).contains(type);
    }

    @ParameterizedTest
    @CsvSource({"-3,0", "0,0", "1,1", "7,1", "8,2", "10000,1429"})
    void shouldCountPackets(long elements, long packets) {
        assertThat(DataType.INT.packets(elements)).isEqualTo(packets);
    }
}
