package dev.smi.codegen.arrow;

import dev.smi.arrow.model.ArrowInterface;
import dev.smi.arrow.model.Batch;
import dev.smi.arrow.model.Column;
import dev.smi.arrow.model.ColumnType.Lists;
import dev.smi.arrow.model.ElementType;
import dev.smi.arrow.model.FieldStream;
import dev.smi.arrow.model.Lane;
import dev.smi.arrow.model.Mode;
import dev.smi.arrow.model.ScalarType;
import dev.smi.hls.ArrowBatch;
import dev.smi.hls.ArrowLane;
import dev.smi.hls.ArrowReader;
import dev.smi.hls.ArrowStream;
import dev.smi.hls.ArrowStream.ArrowChild;
import dev.smi.hls.ArrowWriter;
import dev.smi.hls.HlsUnit;
import java.util.ArrayList;
import java.util.List;

/** Lays out the streams of an interface for the templates. Immutable. */
final class ArrowLayout {

    private final ArrowInterface program;

    ArrowLayout(ArrowInterface program) {
        this.program = program;
    }

    List<ArrowBatch> batches() {
        return program.batches().stream().map(ArrowLayout::batch).toList();
    }

    /** The streams of lists' elements. */
    List<ArrowStream> children() {
        return program.streams().stream()
                .filter(FieldStream::isOfLists)
                .map(stream -> stream(stream, ""))
                .toList();
    }

    /** The kernel of each stream. */
    List<HlsUnit> kernels() {
        List<HlsUnit> kernels = new ArrayList<>();
        for (ArrowBatch batch : batches()) {
            batch.streams()
                    .forEach(stream -> kernels.add(batch.isRead() ? new ArrowReader(stream) : new ArrowWriter(stream)));
        }
        return kernels;
    }

    boolean hasDecimals() {
        return elementTypes().contains(new ElementType.Decimal128());
    }

    /** The widths of byte strings of fixed size, in ascending order. */
    List<Integer> widths() {
        return elementTypes().stream()
                .filter(ElementType.FixedBytes.class::isInstance)
                .map(type -> ((ElementType.FixedBytes) type).width())
                .distinct()
                .sorted()
                .toList();
    }

    private List<ElementType> elementTypes() {
        return program.streams().stream()
                .flatMap(stream -> stream.lanes().stream())
                .map(Lane::type)
                .toList();
    }

    private static ArrowBatch batch(Batch batch) {
        List<Column> columns =
                batch.columns().stream().filter(column -> !column.isIgnored()).toList();
        List<ArrowStream> tops = new ArrayList<>();
        List<ArrowStream> all = new ArrayList<>();
        for (FieldStream top : batch.streams()) {
            ArrowStream stream = stream(top, ": " + description(columns.get(tops.size())));
            tops.add(stream);
            all.add(stream);
            top.withChildren().stream().skip(1).forEach(child -> all.add(stream(child, ": elements of lists")));
        }
        return new ArrowBatch(batch.name(), batch.mode() == Mode.READ, tops, all);
    }

    private static String description(Column column) {
        String kind = column.type() instanceof Lists ? ", lengths of its lists" : "";
        return column.type().id() + (column.isNullable() ? ", nullable" : "") + kind;
    }

    private static ArrowStream stream(FieldStream stream, String description) {
        List<ArrowLane> lanes = stream.lanes().stream().map(ArrowLayout::lane).toList();
        List<ArrowLane> lengths = lanes.stream().filter(ArrowLane::isLength).toList();
        List<ArrowChild> children = new ArrayList<>();
        for (int i = 0; i < lengths.size(); i++) {
            children.add(new ArrowChild(stream.children().get(i).name(), lengths.get(i)));
        }
        return new ArrowStream(
                stream.name(),
                stream.kernel(),
                stream.column() + description,
                stream.perTransfer(),
                stream.mode() == Mode.READ,
                stream.isOfLists(),
                lanes,
                children);
    }

    private static ArrowLane lane(Lane lane) {
        ArrowLane.Kind kind = lane.kind() == Lane.Kind.LENGTH
                ? ArrowLane.Kind.LENGTH
                : switch (lane.type()) {
                    case ElementType.Bool _ -> ArrowLane.Kind.BITS;
                    case ElementType.Decimal128 _ -> ArrowLane.Kind.DECIMAL;
                    case ElementType.FixedBytes _ -> ArrowLane.Kind.BYTES;
                    case ScalarType _ -> ArrowLane.Kind.PLAIN;
                };
        int width = lane.type() instanceof ElementType.FixedBytes bytes ? bytes.width() : 0;
        return new ArrowLane(
                lane.name(),
                lane.type().laneType(),
                kind,
                width,
                lane.buffer().name(),
                lane.buffer().elementType());
    }
}
