package dev.smi.codegen.frontend.java.ir;

/** What a transient channel is opened as. */
public enum ChannelKind {
    SEND,
    RECEIVE,
    BROADCAST,
    REDUCE,
    SCATTER,
    GATHER
}
