package dev.smi.arrow.schema;

import static dev.smi.arrow.schema.Schemas.INT;
import static dev.smi.arrow.schema.Schemas.field;
import static dev.smi.arrow.schema.Schemas.named;
import static dev.smi.arrow.schema.Schemas.nullable;
import static dev.smi.arrow.schema.Schemas.schema;
import static dev.smi.arrow.schema.Schemas.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.smi.arrow.model.ArrowInterface;
import dev.smi.arrow.model.ColumnBuffer;
import dev.smi.arrow.model.CustomRegister;
import dev.smi.arrow.model.FieldStream;
import dev.smi.arrow.model.KernelParameter;
import dev.smi.arrow.model.Register;
import dev.smi.arrow.model.StreamArgument;
import dev.smi.model.diagnostic.DiagnosticException;
import dev.smi.model.diagnostic.Diagnostics;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.arrow.vector.types.UnionMode;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;
import org.junit.jupiter.api.Test;

class SchemaInterfaceTest {

    private static final Field NESTED = field(
            "p",
            new ArrowType.Struct(),
            nullable("x", INT),
            field("name", new ArrowType.Utf8()),
            field("tags", new ArrowType.List(), nullable("$data$", new ArrowType.Utf8())));

    @Test
    void shouldFlattenStructsIntoTheStreamTheyAreIn() {
        FieldStream stream = of(named(NESTED)).streams().getFirst();

        assertThat(lanes(stream)).containsExactly("x_valid", "x", "name_length", "tags_length");
        assertThat(arguments(stream))
                .containsExactly("B_p_x_validity", "B_p_x_values", "B_p_name_offsets", "B_p_tags_offsets");
    }

    @Test
    void shouldGiveTheElementsOfListsStreamsOfTheirOwn() {
        List<FieldStream> streams = of(named(NESTED)).streams();

        assertThat(streams.stream().map(FieldStream::name))
                .containsExactly("B_p", "B_p_name_chars", "B_p_tags_item", "B_p_tags_item_chars");
        assertThat(streams.stream().map(FieldStream::kernel)).contains("B_p_tags_item_reader");
        assertThat(lanes(streams.get(2))).containsExactly("valid", "length");
        assertThat(arguments(streams.get(2)))
                .containsExactly("B_p_tags_offsets", "B_p_tags_item_validity", "B_p_tags_item_offsets");
        assertThat(arguments(streams.get(3))).containsExactly("B_p_tags_item_offsets", "B_p_tags_item_values");
    }

    @Test
    void shouldOrderBuffersDepthFirst() {
        assertThat(of(named(field("i", INT), NESTED)).batches().getFirst().buffers().stream()
                        .map(ColumnBuffer::name))
                .containsExactly(
                        "B_i_values",
                        "B_p_x_validity",
                        "B_p_x_values",
                        "B_p_name_offsets",
                        "B_p_name_values",
                        "B_p_tags_offsets",
                        "B_p_tags_item_validity",
                        "B_p_tags_item_offsets",
                        "B_p_tags_item_values");
    }

    @Test
    void shouldOrderRegistersAsFletcherDoes() {
        NamedSchema second = new NamedSchema("c.as", "C", schema(Map.of("fletcher_mode", "write"), field("o", INT)));
        ArrowInterface program = SchemaInterface.of(
                List.of(named(nullable("i", INT)), second),
                Optional.of("K"),
                List.of(new CustomRegister("few", 8), new CustomRegister("many", 64)),
                new Diagnostics());

        assertThat(program.registerMap().stream().map(Register::name))
                .containsExactly(
                        "control",
                        "status",
                        "return0",
                        "return1",
                        "B_first",
                        "B_last",
                        "C_first",
                        "C_last",
                        "B_i_validity_lo",
                        "B_i_validity_hi",
                        "B_i_values_lo",
                        "B_i_values_hi",
                        "C_o_values_lo",
                        "C_o_values_hi",
                        "few",
                        "many_lo",
                        "many_hi");
        assertThat(program.registerMap().get(4).offset()).isEqualTo(16);
        assertThat(program.parameters().stream().map(KernelParameter::declaration))
                .containsExactly(
                        "const int B_first",
                        "const int B_last",
                        "const int C_first",
                        "const int C_last",
                        "const uchar few",
                        "const ulong many",
                        "__global uint *restrict arrow_return");
        assertThat(arguments(program.streams().get(1))).containsExactly("C_o_values", "capacity", "written");
    }

    @Test
    void shouldTakeNumbersOfElementsWhereStreamsBegin() {
        Field strings = with(Map.of("fletcher_epc", "8", "fletcher_lepc", "2"), field("s", new ArrowType.Utf8()));
        Field pairs = with(Map.of("fletcher_epc", "4"), NESTED);

        List<FieldStream> streams = of(named(strings, pairs)).streams();

        assertThat(streams.stream().map(FieldStream::perTransfer)).containsExactly(2, 8, 4, 1, 1, 1);
    }

    @Test
    void shouldLeaveOutWhatIsIgnored() {
        Field union = with(
                Map.of("fletcher_ignore", "true"),
                field("u", new ArrowType.Union(UnionMode.Sparse, new int[] {0}), field("m", INT)));

        ArrowInterface program = of(named(union, field("i", INT)));

        assertThat(program.streams().stream().map(FieldStream::name)).containsExactly("B_i");
        assertThat(program.batches().getFirst().columns()).hasSize(2);
        assertThat(program.batches().getFirst().buffers().getFirst().place()).containsExactly(1);
    }

    @Test
    void shouldMarkWhatIsToBeProfiled() {
        Field profiled = with(Map.of("fletcher_profile", "true"), field("i", INT));

        assertThat(of(named(profiled, field("j", INT))).streams().stream().map(FieldStream::isProfiled))
                .containsExactly(true, false);
    }

    @Test
    void shouldSayWhatHasNoStreams() {
        assertFault("field f has type LargeUtf8", field("f", new ArrowType.LargeUtf8()));
        assertFault("field f has type Decimal(50, 2, 256)", field("f", new ArrowType.Decimal(50, 2, 256)));
        assertFault(
                "field l.item has type LargeList",
                field("l", new ArrowType.List(), field("x", new ArrowType.LargeList(), field("y", INT))));
        assertFault("fixed_size_binary up to 64 bytes", field("f", new ArrowType.FixedSizeBinary(65)));
    }

    @Test
    void shouldSayWhichMetadataIsWrong() {
        assertFault(
                "fletcher_epc \"3\"; it has to be a power of two", with(Map.of("fletcher_epc", "3"), field("f", INT)));
        assertFault("fletcher_epc \"128\"", with(Map.of("fletcher_epc", "128"), field("f", INT)));
        assertFault(
                "fletcher_ignore \"yes\"; it has to be true or false",
                with(Map.of("fletcher_ignore", "yes"), field("f", INT)));
        assertFault(
                "fletcher_lepc \"2\" here, where there are no lists",
                with(Map.of("fletcher_lepc", "2"), field("f", INT)));
        assertFault(
                "field s.m has metadata fletcher_epc \"2\" here, in a struct",
                field("s", new ArrowType.Struct(), with(Map.of("fletcher_epc", "2"), field("m", INT))));
        assertThatThrownBy(() ->
                        of(new NamedSchema("a.as", "B", schema(Map.of("fletcher_mode", "both"), field("f", INT)))))
                .hasMessageContaining(
                        "a.as: error: the schema has metadata fletcher_mode \"both\"; it has to be read or write");
    }

    @Test
    void shouldWarnOfMetadataThatMeansNothing() {
        Diagnostics diagnostics = new Diagnostics();
        Field field = with(Map.of("fletcher_tag_width", "4"), field("f", INT));

        SchemaInterface.of(List.of(named(field)), Optional.empty(), List.of(), diagnostics);

        assertThat(diagnostics.all().toString()).contains("warning: field f has metadata fletcher_tag_width");
    }

    @Test
    void shouldSayWhichNamesCHasNoRoomFor() {
        assertFault("\"a b\" is no name in C", field("a b", INT));
        assertFault(
                "column B.s: \"int\" is a word of OpenCL C; rename the member",
                field("s", new ArrowType.Struct(), field("int", INT)));
        assertFault(
                "two parts named last, one of which every stream has",
                field("s", new ArrowType.Struct(), field("last", INT)));
        assertFault(
                "two parts named a_b",
                field(
                        "s",
                        new ArrowType.Struct(),
                        field("a", new ArrowType.Struct(), field("b", INT)),
                        field("a_b", INT)));
        assertFault("batch B and column B.command would both be B_command in C", field("command", INT));
        assertFault("would both be B_x_command in C", field("x", INT), field("x_command", INT));
        assertFault("two columns named x", field("x", INT), field("x", INT));
        assertThatThrownBy(() -> of(new NamedSchema("a-b.as", "a-b", schema(Map.of(), field("f", INT)))))
                .hasMessageContaining("\"a-b\" is no name in C")
                .hasMessageContaining("fletcher_name");
        assertThatThrownBy(() -> of(named(field("f", INT)), named(field("f", INT))))
                .hasMessageContaining("two batches are named B");
    }

    private static void assertFault(String message, Field... fields) {
        assertThatThrownBy(() -> of(named(fields)))
                .isInstanceOf(DiagnosticException.class)
                .hasMessageContaining("test.as: error: ")
                .hasMessageContaining(message);
    }

    private static ArrowInterface of(NamedSchema... schemas) {
        return SchemaInterface.of(List.of(schemas), Optional.empty(), List.of(), new Diagnostics());
    }

    private static List<String> lanes(FieldStream stream) {
        return stream.lanes().stream().map(lane -> lane.name()).toList();
    }

    private static List<String> arguments(FieldStream stream) {
        return stream.arguments().stream()
                .map(argument -> argument instanceof StreamArgument.Memory memory
                        ? memory.buffer().name()
                        : argument.name())
                .toList();
    }
}
