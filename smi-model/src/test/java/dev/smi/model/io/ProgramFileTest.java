package dev.smi.model.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.smi.model.DataType;
import dev.smi.model.FlowControl;
import dev.smi.model.Operation;
import dev.smi.model.Port;
import dev.smi.model.Program;
import dev.smi.model.ReduceOperator;
import dev.smi.model.diagnostic.DiagnosticException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProgramFileTest {

    private static final Program PROGRAM = new Program(
            List.of(
                    new Operation.Push(new Port(0), DataType.INT, 16),
                    new Operation.Reduce(new Port(1), DataType.FLOAT, 8, ReduceOperator.MAX)),
            4,
            64,
            FlowControl.EAGER);

    @Test
    void shouldWriteTheSpecifiedForm() {
        assertThat(ProgramFile.text(PROGRAM)).isEqualTo("""
                        {
                          "operations": [
                            { "type": "push", "port": 0, "data_type": "int", "buffer_size": 16, "args": {} },
                            {
                              "type": "reduce",
                              "port": 1,
                              "data_type": "float",
                              "buffer_size": 8,
                              "args": { "op_type": "max" }
                            }
                          ],
                          "consecutive_reads": 4,
                          "max_ranks": 64,
                          "p2p_rendezvous": false
                        }
                        """);
    }

    @Test
    void shouldRoundTripThroughAFile(@TempDir Path directory) {
        Path file = directory.resolve("deep/app.json");
        TextFiles.write(file, ProgramFile.text(PROGRAM));
        assertThat(ProgramFile.read(file)).isEqualTo(PROGRAM);
    }

    @Test
    void shouldFillInWhatIsLeftOut() {
        Program program = ProgramFile.parse(
                "p.json", "{\"operations\": [{\"type\": \"pop\", \"port\": 3, \"data_type\": \"char\"}]}");
        assertThat(program)
                .isEqualTo(new Program(
                        List.of(new Operation.Pop(new Port(3), DataType.CHAR, 16)), 8, 8, FlowControl.CREDITS));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "[]|p.json:1:1: error: a program description is an object, not an array",
                "{}|p.json:1:1: error: \"operations\" is missing here",
                "{\"operations\": [7]}|p.json:1:17: error: an operation has to be an object, not a number",
                "{\"operations\": [{\"type\": \"shout\", \"port\": 0, \"data_type\": \"int\"}]}"
                        + "|p.json:1:26: error: unknown operation \"shout\"",
                "{\"operations\": [{\"type\": \"push\", \"port\": 256, \"data_type\": \"int\"}]}"
                        + "|p.json:1:42: error: \"port\" is 256; it has to be a whole number within 0..255",
                "{\"operations\": [{\"type\": \"push\", \"port\": 0, \"data_type\": \"long\"}]}"
                        + "|p.json:1:58: error: unknown value \"long\"; known: char, short, int, float, double",
                "{\"operations\": [{\"type\": \"reduce\", \"port\": 0, \"data_type\": \"int\"}]}"
                        + "|p.json:1:17: error: \"op_type\" is missing here",
                "{\"operations\": [{\"type\": \"push\", \"port\": 0, \"data_type\": \"int\"},"
                        + " {\"type\": \"push\", \"port\": 0, \"data_type\": \"int\"}]}"
                        + "|p.json:1:66: error: port 0 has both a push and a push",
                "{\"operations\": [], \"max_ranks\": 0}|p.json:1:33: error: \"max_ranks\" is 0",
            })
    void shouldPointAtTheFault(String text, String expected) {
        assertThatThrownBy(() -> ProgramFile.parse("p.json", text))
                .isInstanceOf(DiagnosticException.class)
                .hasMessageStartingWith(expected);
    }
}
