package dev.smi.arrow.model;

/** What a kernel does with a batch. */
public enum Mode {
    /** Columns become streams that the kernel reads. */
    READ("read", "reader"),
    /** Streams that the kernel writes become columns. */
    WRITE("write", "writer");

    private final String id;
    private final String suffix;

    Mode(String id, String suffix) {
        this.id = id;
        this.suffix = suffix;
    }

    /** The mode's name in metadata and interface files. */
    public String id() {
        return id;
    }

    /** What the names of the kernels end in that move the streams. */
    public String suffix() {
        return suffix;
    }
}
