package dev.smi.opencl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScalarTypeTest {

    @ParameterizedTest
    @CsvSource({
        "char,-128,80",
        "char,255,ff",
        "uchar,255,ff",
        "short,-2,feff",
        "ushort,65535,ffff",
        "int,1e3,e8030000",
        "int,7.00,07000000",
        "uint,4294967295,ffffffff",
        "long,-9223372036854775808,0000000000000080",
        "ulong,18446744073709551615,ffffffffffffffff",
        "float,0.1,cdcccc3d",
        "float,16777217,0000804b",
        "double,0.1,9a9999999999b93f",
    })
    void shouldEncode(String name, BigDecimal value, String bytes) {
        ScalarType type = ScalarType.of(name).orElseThrow();
        assertThat(HexFormat.of().formatHex(type.encode(value))).isEqualTo(bytes);
        assertThat(type.bytes()).isEqualTo(bytes.length() / 2);
    }

    @ParameterizedTest
    @CsvSource({
        "char,256",
        "char,-129",
        "uchar,-1",
        "short,32768",
        "ushort,65536",
        "int,2147483648",
        "int,0.5",
        "uint,-1",
        "long,9223372036854775808",
        "ulong,18446744073709551616",
        "float,1e39",
        "double,-1e309",
    })
    void shouldRejectWhatDoesNotFit(String name, BigDecimal value) {
        ScalarType type = ScalarType.of(name).orElseThrow();
        assertThatThrownBy(() -> type.encode(value))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("the number " + value + " does not fit " + name);
    }

    @Test
    void shouldNotKnowOtherTypes() {
        assertThat(ScalarType.of("float4")).isEmpty();
        assertThat(ScalarType.of("float*")).isEmpty();
        assertThat(ScalarType.of("")).isEmpty();
    }
}
