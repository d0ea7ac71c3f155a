package dev.smi.route.cli;

import dev.smi.route.DeadlockProof;
import dev.smi.route.RouteMetrics;
import dev.smi.route.RouteSelection.Candidate;
import dev.smi.route.RouteSelection.Verdict;
import dev.smi.topology.Topology;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Hops, loads and what was weighed, for people and as a tree for JSON. */
final class DetailedReport {

    private static final int BAR = 40;

    private final RoutedTopology routed;
    private final RouteMetrics metrics;

    DetailedReport(RoutedTopology routed) {
        this.routed = routed;
        this.metrics = routed.metrics();
    }

    /** Several lines of text. */
    String text() {
        StringBuilder text = new StringBuilder();
        candidates(text);
        histogram(text);
        loads(text);
        return text.toString();
    }

    private void candidates(StringBuilder text) {
        if (routed.candidates().size() < 2) {
            return;
        }
        text.append(String.format(
                Locale.ROOT, "  %-16s %-13s %8s %14s %12s%n", "algorithm", "", "hops", "heaviest load", "product"));
        for (Candidate candidate : routed.candidates()) {
            text.append(String.format(Locale.ROOT, "  %-16s %-13s", candidate.algorithm(), verdict(candidate)));
            if (candidate.verdict() == Verdict.UNSUITABLE) {
                text.append('\n');
                continue;
            }
            boolean isChosen = routed.origin().equals(candidate.algorithm() + " routes");
            text.append(String.format(
                    Locale.ROOT,
                    " %8.2f %14.1f %12.1f%s%n",
                    candidate.averageHops(),
                    candidate.heaviestLoad(),
                    candidate.averageHops() * candidate.heaviestLoad(),
                    isChosen ? "  taken: the least of the proven" : ""));
        }
    }

    private static String verdict(Candidate candidate) {
        return switch (candidate.verdict()) {
            case PROVEN -> "proven";
            case REFUTED -> "can deadlock";
            case UNSUITABLE -> "no grid";
        };
    }

    private void histogram(StringBuilder text) {
        double most = metrics.histogram().stream().mapToDouble(d -> d).max().orElse(0);
        text.append(String.format(Locale.ROOT, "  %-6s %10s%n", "hops", "routes"));
        for (int hops = 1; hops < metrics.histogram().size(); hops++) {
            double routes = metrics.histogram().get(hops);
            text.append(String.format(Locale.ROOT, "  %-6d %10s ", hops, number(routes)))
                    .repeat('#', (int) Math.ceil(BAR * routes / most))
                    .append('\n');
        }
    }

    private void loads(StringBuilder text) {
        if (metrics.heaviestLoad() == 0) {
            return;
        }
        text.append(String.format(
                Locale.ROOT,
                "  load of a cable: %.1f routes on average, %.1f on the heaviest, %.2f times as many%n",
                metrics.meanLoad(),
                metrics.heaviestLoad(),
                metrics.imbalance()));
        text.append("  heaviest: ")
                .append(new ProofReport(routed).cable(metrics.heaviestCable()))
                .append('\n');
    }

    /** A number of routes, with the fraction that they have where some CK_Ss take another way. */
    private static String number(double routes) {
        return routes == Math.rint(routes)
                ? String.format(Locale.ROOT, "%.0f", routes)
                : String.format(Locale.ROOT, "%.2f", routes);
    }

    /** The same and more as maps, lists, strings and numbers. */
    Map<String, Object> json() {
        Topology topology = routed.topology();
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("fpgas", topology.size());
        json.put("cables", topology.cables().size());
        routed.shape().ifPresent(shape -> json.put("shape", shape));
        json.put("routes", routed.origin());
        json.put("proof", proof());
        json.put("unreachable_pairs", Math.round(metrics.unreachable()));
        json.put("hops", hops());
        json.put("load", load());
        json.put(
                "candidates",
                routed.candidates().stream().map(DetailedReport::candidate).toList());
        return json;
    }

    private Map<String, Object> proof() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("proven", routed.proof() instanceof DeadlockProof.Proven);
        if (routed.proof() instanceof DeadlockProof.Proven proven) {
            json.put("nodes", proven.fifos());
            json.put("edges", proven.dependencies());
        } else {
            json.put("refusal", new ProofReport(routed).refusal());
        }
        return json;
    }

    private Map<String, Object> hops() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("average", metrics.averageHops());
        json.put("most", metrics.longest());
        json.put("histogram", metrics.histogram());
        return json;
    }

    private Map<String, Object> load() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("mean", metrics.meanLoad());
        json.put("heaviest", metrics.heaviestLoad());
        List<Map<String, Object>> cables = new ArrayList<>();
        ProofReport names = new ProofReport(routed);
        for (int cable = 0; cable < metrics.loads().size(); cable++) {
            if (metrics.loads().get(cable) > 0) {
                Map<String, Object> entry = new LinkedHashMap<>();
                entry.put("cable", names.cable(cable));
                entry.put("routes", metrics.loads().get(cable));
                cables.add(entry);
            }
        }
        json.put("cables", cables);
        return json;
    }

    private static Map<String, Object> candidate(Candidate candidate) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("algorithm", candidate.algorithm());
        json.put("verdict", verdict(candidate));
        json.put("average_hops", candidate.averageHops());
        json.put("heaviest_load", candidate.heaviestLoad());
        return json;
    }
}
