package dev.smi.route.cli;

import dev.smi.model.io.TextFiles;
import dev.smi.model.json.JsonWriter;
import dev.smi.route.picture.DotPicture;
import dev.smi.route.picture.SvgPicture;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that ask for reports and pictures, and what they give. */
final class RouteOutputs {

    @Option(names = "--report", description = "Also print hops, loads of cables, and what algorithms were weighed.")
    boolean isDetailed;

    @Option(names = "--json", description = "Print one JSON document instead of text.")
    boolean isJson;

    @Option(names = "--dot", paramLabel = "FILE", description = "Draw the topology and its loads for Graphviz.")
    @Nullable
    Path dot;

    @Option(names = "--svg", paramLabel = "FILE", description = "Draw the topology and its loads.")
    @Nullable
    Path svg;

    /** Whether anything is asked for that is worth having without tables. */
    boolean isAsked() {
        return isDetailed || isJson || dot != null || svg != null;
    }

    void drawPictures(RoutedTopology routed) {
        if (dot != null) {
            TextFiles.write(dot, DotPicture.text(routed.topology(), routed.network(), routed.metrics()));
        }
        if (svg != null) {
            String caption =
                    new ProofReport(routed).summary().lines().findFirst().orElse("");
            TextFiles.write(svg, SvgPicture.text(routed.topology(), routed.network(), routed.metrics(), caption));
        }
    }

    /** Prints what is asked for, and the last line unless it is JSON. */
    void print(RoutedTopology routed, String last) {
        DetailedReport detailed = new DetailedReport(routed);
        if (isJson) {
            System.out.print(JsonWriter.document(detailed.json()));
            return;
        }
        System.out.print(new ProofReport(routed).summary());
        if (isDetailed) {
            System.out.print(detailed.text());
        }
        System.out.print(last);
    }
}
