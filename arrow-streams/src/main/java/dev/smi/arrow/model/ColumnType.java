package dev.smi.arrow.model;

/** The type of a column, as far as streams are concerned. */
public sealed interface ColumnType permits ElementType, ColumnType.Lists, ColumnType.Struct, ColumnType.Other {

    /** The type's name in interface files. */
    String id();

    /**
     * Lists, with 32-bit offsets: their lengths are in the stream of the column, their elements in a stream of its own.
     */
    enum Lists implements ColumnType {
        /** Strings; their elements are bytes of UTF-8. */
        UTF8("utf8", "chars"),
        /** Byte strings. */
        BINARY("binary", "bytes"),
        /** Lists of the column's one child. */
        LIST("list", "item");

        private final String id;
        private final String suffix;

        Lists(String id, String suffix) {
            this.id = id;
            this.suffix = suffix;
        }

        @Override
        public String id() {
            return id;
        }

        /** What the name of the elements' stream ends in. */
        public String suffix() {
            return suffix;
        }
    }

    /** A struct: the column's children, which share its stream. */
    record Struct() implements ColumnType {
        @Override
        public String id() {
            return "struct";
        }
    }

    /** Any other type; only of columns that are ignored. */
    record Other() implements ColumnType {
        @Override
        public String id() {
            return "other";
        }
    }
}
