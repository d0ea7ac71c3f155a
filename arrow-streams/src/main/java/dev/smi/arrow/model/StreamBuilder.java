package dev.smi.arrow.model;

import dev.smi.arrow.model.ColumnBuffer.Kind;
import dev.smi.arrow.model.ColumnType.Lists;
import dev.smi.arrow.model.ColumnType.Struct;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Works out the streams of a batch. One use; not thread-safe. */
final class StreamBuilder {

    private final Batch batch;

    StreamBuilder(Batch batch) {
        this.batch = batch;
    }

    List<FieldStream> streams() {
        List<FieldStream> streams = new ArrayList<>();
        for (int i = 0; i < batch.columns().size(); i++) {
            Column column = batch.columns().get(i);
            if (!column.isIgnored()) {
                Position position = new Position(
                        batch.name() + "_" + column.name(), batch.name() + "." + column.name(), List.of(i));
                int elements = column.type() instanceof Lists ? column.listsPerTransfer() : column.perTransfer();
                streams.add(new Stream(position, elements, Optional.empty(), false).of(column));
            }
        }
        return streams;
    }

    /**
     * Where a column is.
     *
     * @param name as the names of buffers and streams have it
     * @param path as messages have it
     * @param place indexes of columns and children
     */
    private record Position(String name, String path, List<Integer> place) {

        Position child(String suffix, String part, int index) {
            List<Integer> below = new ArrayList<>(place);
            below.add(index);
            return new Position(name + "_" + suffix, path + "." + part, below);
        }
    }

    /** One stream, while its lanes are found. */
    private final class Stream {

        private final Position start;
        private final int perTransfer;
        private final Optional<ColumnBuffer> lists;
        private boolean isProfiled;
        private final List<Lane> lanes = new ArrayList<>();
        private final List<FieldStream> children = new ArrayList<>();

        Stream(Position start, int perTransfer, Optional<ColumnBuffer> lists, boolean isProfiled) {
            this.start = start;
            this.perTransfer = perTransfer;
            this.lists = lists;
            this.isProfiled = isProfiled;
        }

        FieldStream of(Column column) {
            add(column, start, "");
            return stream();
        }

        /** The bytes of strings, which are values of the column of the strings. */
        FieldStream ofBytes(Position strings) {
            ColumnBuffer values = buffer(strings, Kind.VALUES, ScalarType.UINT8);
            lanes.add(new Lane("data", Lane.Kind.VALUE, ScalarType.UINT8, values));
            return stream();
        }

        private FieldStream stream() {
            return new FieldStream(
                    start.name(),
                    batch.name(),
                    start.path(),
                    batch.mode(),
                    perTransfer,
                    lanes,
                    lists,
                    isProfiled,
                    children);
        }

        private void add(Column column, Position position, String path) {
            if (column.isIgnored()) {
                return;
            }
            isProfiled |= column.isProfiled();
            if (column.isNullable()) {
                ColumnBuffer validity = buffer(position, Kind.VALIDITY, new ElementType.Bool());
                lanes.add(new Lane(join(path, "valid"), Lane.Kind.VALID, new ElementType.Bool(), validity));
            }
            switch (column.type()) {
                case ElementType type -> {
                    ColumnBuffer values = buffer(position, Kind.VALUES, type);
                    lanes.add(new Lane(path.isEmpty() ? "data" : path, Lane.Kind.VALUE, type, values));
                }
                case Lists type -> addLists(column, type, position, path);
                case Struct _ -> {
                    for (int i = 0; i < column.children().size(); i++) {
                        Column member = column.children().get(i);
                        add(member, position.child(member.name(), member.name(), i), join(path, member.name()));
                    }
                }
                case ColumnType.Other _ -> throw new IllegalStateException("column " + position.path());
            }
        }

        private void addLists(Column column, Lists type, Position position, String path) {
            ColumnBuffer offsets = buffer(position, Kind.OFFSETS, ScalarType.INT32);
            lanes.add(new Lane(join(path, "length"), Lane.Kind.LENGTH, ScalarType.INT32, offsets));
            Position elements = position.child(type.suffix(), type.suffix(), 0);
            if (type == Lists.LIST) {
                Column item = column.children().getFirst();
                // the elements of an inner list have their own number; what is said here is of the inner lists
                int own = item.type() instanceof Lists ? item.listsPerTransfer() : item.perTransfer();
                int perItem = own > 1 ? own : column.perTransfer();
                children.add(new Stream(elements, perItem, Optional.of(offsets), column.isProfiled()).of(item));
            } else {
                children.add(new Stream(elements, column.perTransfer(), Optional.of(offsets), column.isProfiled())
                        .ofBytes(position));
            }
        }

        private static String join(String path, String part) {
            return path.isEmpty() ? part : path + "_" + part;
        }
    }

    private ColumnBuffer buffer(Position position, Kind kind, ElementType type) {
        return new ColumnBuffer(position.name() + "_" + kind.id(), batch.name(), kind, type, position.place());
    }
}
