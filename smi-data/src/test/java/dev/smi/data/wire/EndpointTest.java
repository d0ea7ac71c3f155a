package dev.smi.data.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EndpointTest {

    @ParameterizedTest
    @ValueSource(strings = {"fpga1:8786", "10.0.0.7:1", "[::1]:65535"})
    void shouldReadWhatItWrites(String text) {
        assertThat(Endpoint.parse(text)).hasToString(text);
    }

    @Test
    void shouldTakeTheBracketsOff() {
        assertThat(Endpoint.parse("[::1]:80").host()).isEqualTo("::1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "host", ":80", "host:", "host:http", "host:0", "host:65536"})
    void shouldRejectOtherTexts(String text) {
        assertThatThrownBy(() -> Endpoint.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }
}
