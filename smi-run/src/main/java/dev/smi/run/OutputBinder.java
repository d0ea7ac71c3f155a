package dev.smi.run;

import dev.smi.model.Rank;
import dev.smi.model.diagnostic.Diagnostics;
import dev.smi.model.diagnostic.SourcePosition;
import dev.smi.run.Cluster.NamedBuffer;
import dev.smi.run.launchfile.ElementType;
import dev.smi.run.launchfile.LaunchFile.OutputFile;
import dev.smi.run.launchfile.LaunchFile.PictureEntry;
import dev.smi.run.launchfile.LaunchFile.SaveEntry;
import dev.smi.run.launchfile.RankSelector;
import dev.smi.run.picture.Colors;
import dev.smi.run.picture.Tiling;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Binds what steps write to files to the cluster's buffers, and reports what does not fit. Not thread-safe. */
final class OutputBinder {

    private static final long MOST_PIXELS = 100_000_000;

    private final Cluster cluster;
    private final int ranks;
    private final Diagnostics diagnostics;
    private final Set<Path> files = new HashSet<>();

    OutputBinder(Cluster cluster, Diagnostics diagnostics) {
        this.cluster = cluster;
        this.ranks = cluster.topology().size();
        this.diagnostics = diagnostics;
    }

    /** What a step writes when its kernels have returned. */
    sealed interface Output {
        OutputFile file();

        /** Of the ranks, in order. */
        List<NamedBuffer> buffers();

        /** Elements as they are. */
        record Dump(OutputFile file, List<NamedBuffer> buffers) implements Output {}

        /** A picture of tiles. */
        record Picture(OutputFile file, List<NamedBuffer> buffers, Tiling tiling, PictureEntry entry)
                implements Output {}
    }

    Optional<Output> bind(SaveEntry save) {
        List<NamedBuffer> buffers = buffers(save.ranks(), save.buffer(), save.bufferPosition(), save.file());
        return buffers.isEmpty() ? Optional.empty() : Optional.of(new Output.Dump(save.file(), buffers));
    }

    Optional<Output> bind(PictureEntry picture) {
        List<NamedBuffer> buffers =
                buffers(picture.ranks(), picture.buffer(), picture.bufferPosition(), picture.file());
        if (buffers.isEmpty()) {
            return Optional.empty();
        }
        Optional<String> fault = fault(picture, buffers);
        fault.ifPresent(message -> diagnostics.error(picture.position(), message));
        return fault.isPresent()
                ? Optional.empty()
                : Optional.of(new Output.Picture(
                        picture.file(),
                        buffers,
                        new Tiling(
                                picture.tileRows(),
                                picture.tileColumns(),
                                picture.width(),
                                buffers.getFirst().count() / line(picture)),
                        picture));
    }

    /** The buffers of all ranks that are meant; none after a report. */
    private List<NamedBuffer> buffers(RankSelector selector, String name, SourcePosition position, OutputFile file) {
        if (!files.add(file.path())) {
            diagnostics.error(file.position(), "\"" + file.path() + "\" would be written twice; use another name");
        }
        List<Rank> meant = selector.resolve(ranks, diagnostics);
        List<NamedBuffer> buffers = new ArrayList<>();
        for (Rank rank : meant) {
            Optional<NamedBuffer> buffer = cluster.buffer(rank, name);
            if (buffer.isEmpty()) {
                diagnostics.error(position, cluster.noBuffer(rank, name));
            }
            buffer.ifPresent(buffers::add);
        }
        return buffers.size() == meant.size() ? buffers : List.of();
    }

    private static int line(PictureEntry picture) {
        return picture.width() * picture.coloring().colors().elementsPerPixel();
    }

    private static Optional<String> fault(PictureEntry picture, List<NamedBuffer> buffers) {
        int tiles = picture.tileRows() * picture.tileColumns();
        if (tiles != buffers.size()) {
            return Optional.of(picture.tileRows() + "x" + picture.tileColumns()
                    + " tiles need as many ranks, but \"rank\" means " + buffers.size());
        }
        NamedBuffer first = buffers.getFirst();
        if (buffers.stream().anyMatch(b -> b.count() != first.count() || b.type() != first.type())) {
            return Optional.of(
                    "the ranks' buffers \"" + picture.buffer() + "\" differ in type or count; tiles are alike");
        }
        Colors colors = picture.coloring().colors();
        long line = (long) picture.width() * colors.elementsPerPixel();
        if (first.count() % line != 0) {
            return Optional.of("buffer \"" + picture.buffer() + "\" has " + first.count()
                    + " elements, which are no whole lines of " + picture.width() + " pixels of "
                    + colors.elementsPerPixel());
        }
        long pixels = first.count() / colors.elementsPerPixel() * (long) tiles * picture.scale() * picture.scale();
        if (pixels > MOST_PIXELS) {
            return Optional.of("the picture would have " + pixels + " pixels; at most " + MOST_PIXELS + " are made");
        }
        return unsuitable(colors, first.type())
                ? Optional.of("colors \"" + colors.id() + "\" are not for elements of type "
                        + first.type().id() + "; "
                        + (colors == Colors.LABELS ? "use whole numbers" : "use uchar, float or double"))
                : Optional.empty();
    }

    private static boolean unsuitable(Colors colors, ElementType type) {
        return switch (colors) {
            case LABELS -> type.isFloating();
            case RGB -> !type.isFloating() && type != ElementType.UCHAR;
            case HEAT, VIRIDIS, GRAY -> false;
        };
    }
}
