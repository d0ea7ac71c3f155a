package dev.smi.run.launchfile;

import dev.smi.model.CollectiveScheme;
import dev.smi.model.diagnostic.SourcePosition;
import dev.smi.run.picture.Coloring;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A launch file as it is written, positions included; whether its names and numbers fit the topology and the programs
 * is not checked yet. Source: the user guide, docs/launch-files.md.
 *
 * @param path the file
 * @param topology the cluster
 * @param programs the programs, in order
 * @param options the transport layer's parameters
 * @param buffers memory on the FPGAs
 * @param steps what is run, one after the other
 */
public record LaunchFile(
        Path path,
        TopologyEntry topology,
        List<ProgramEntry> programs,
        OptionsEntry options,
        List<BufferEntry> buffers,
        List<StepEntry> steps) {

    public LaunchFile {
        programs = List.copyOf(programs);
        buffers = List.copyOf(buffers);
        steps = List.copyOf(steps);
    }

    /** Where the cluster's topology comes from. */
    public sealed interface TopologyEntry {
        /** Where the launch file says so. */
        SourcePosition position();

        /** From a file. */
        record FromFile(SourcePosition position, Path file) implements TopologyEntry {}

        /** Made on the spot. */
        record Made(SourcePosition position, String shape, List<Integer> sizes) implements TopologyEntry {}
    }

    /** A program and its sources. */
    public record ProgramEntry(
            SourcePosition position,
            String name,
            List<Path> sources,
            List<Path> includes,
            Map<String, String> macros) {}

    /**
     * The transport layer's parameters.
     *
     * @param cables cables of an FPGA, if the file says so
     * @param readLimit the consecutive read limit
     * @param collectives who passes elements of collectives on to whom
     * @param maxRanks ranks that the generated code has room for, if the file says so
     */
    public record OptionsEntry(
            SourcePosition position,
            Optional<Integer> cables,
            int readLimit,
            boolean isEager,
            CollectiveScheme collectives,
            Optional<Integer> maxRanks) {}

    /** Memory on some FPGAs. */
    public record BufferEntry(
            SourcePosition position, RankSelector ranks, String name, ElementType type, int count, Contents contents) {}

    /** What a buffer holds. */
    public sealed interface Contents {
        /** Where the launch file says so. */
        SourcePosition position();

        /** Zeros. */
        record Zero(SourcePosition position) implements Contents {}

        /** 0, 1, 2, ... */
        record Iota(SourcePosition position) implements Contents {}

        /** The given numbers, then zeros. */
        record Values(SourcePosition position, List<Number> values) implements Contents {}

        /** The bytes of a file, then zeros. */
        record FromFile(SourcePosition position, Path file) implements Contents {}
    }

    /**
     * Kernels that run together.
     *
     * @param set contents that buffers are given first
     * @param runs the kernels
     * @param expects what is checked when they have returned
     * @param saves what is written to files then
     * @param pictures pictures that are made then
     * @param seconds the deadline, if the file gives one
     */
    public record StepEntry(
            SourcePosition position,
            List<SetEntry> set,
            List<RunEntry> runs,
            List<ExpectEntry> expects,
            List<SaveEntry> saves,
            List<PictureEntry> pictures,
            Optional<BigDecimal> seconds) {

        public StepEntry {
            set = List.copyOf(set);
            runs = List.copyOf(runs);
            expects = List.copyOf(expects);
            saves = List.copyOf(saves);
            pictures = List.copyOf(pictures);
        }
    }

    /** New contents of a buffer, on all ranks that have it. */
    public record SetEntry(SourcePosition position, String buffer, Contents contents) {}

    /** A kernel on some ranks. */
    public record RunEntry(
            SourcePosition position,
            RankSelector ranks,
            SourcePosition kernelPosition,
            String kernel,
            SourcePosition argumentsPosition,
            List<ArgumentEntry> arguments,
            boolean isBackground) {}

    /** An argument of a kernel. */
    public sealed interface ArgumentEntry {
        /** Where the launch file gives it. */
        SourcePosition position();

        /** A number. */
        record Literal(SourcePosition position, BigDecimal value) implements ArgumentEntry {}

        /** {@code $comm}: rank and number of ranks. */
        record Communicator(SourcePosition position) implements ArgumentEntry {}

        /** {@code $rank}. */
        record OwnRank(SourcePosition position) implements ArgumentEntry {}

        /** {@code $ranks}: their number. */
        record RankCount(SourcePosition position) implements ArgumentEntry {}

        /** {@code @name}: a buffer. */
        record BufferName(SourcePosition position, String name) implements ArgumentEntry {}
    }

    /**
     * What a buffer has to hold.
     *
     * @param at index of the first element that is checked
     * @param tolerance largest difference that passes
     */
    public record ExpectEntry(
            SourcePosition position,
            RankSelector ranks,
            SourcePosition bufferPosition,
            String buffer,
            Expected expected,
            int at,
            double tolerance) {}

    /** The numbers that are expected. */
    public sealed interface Expected {
        /** 0, 1, 2, ... to the end of the buffer. */
        record Iota() implements Expected {}

        /** The same number to the end of the buffer. */
        record Same(Number value) implements Expected {}

        /** These numbers. */
        record Values(List<Number> values) implements Expected {}

        /**
         * The elements of a file, in the buffer's type, little endian.
         *
         * @param isSplit whether the file holds those of all ranks that are meant, one after the other; otherwise it is
         *     the same for each
         */
        record FromFile(SourcePosition position, Path file, boolean isSplit) implements Expected {}
    }

    /**
     * A file that is written when a step's kernels have returned.
     *
     * @param path relative to the output directory, and within it
     */
    public record OutputFile(SourcePosition position, Path path) {}

    /** The elements of a buffer, those of several ranks one after the other. */
    public record SaveEntry(
            SourcePosition position,
            RankSelector ranks,
            SourcePosition bufferPosition,
            String buffer,
            OutputFile file) {}

    /**
     * A picture of a grid that is tiled over ranks.
     *
     * @param tileRows tiles below each other
     * @param tileColumns tiles beside each other
     * @param width pixels of a tile beside each other
     * @param scale width and height of an element in the picture, in pixels
     */
    public record PictureEntry(
            SourcePosition position,
            RankSelector ranks,
            SourcePosition bufferPosition,
            String buffer,
            OutputFile file,
            int tileRows,
            int tileColumns,
            int width,
            Coloring coloring,
            int scale) {}
}
