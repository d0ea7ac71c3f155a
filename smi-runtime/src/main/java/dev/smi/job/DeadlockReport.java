package dev.smi.job;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Puts what everybody waits for into words, and finds ranks that wait for each other in a circle. Stateless. */
final class DeadlockReport {

    private DeadlockReport() {}

    /** The report over a whole job. */
    static String text(List<StuckWait> waits) {
        StringBuilder text = new StringBuilder("deadlock: no rank can go on");
        waits.stream()
                .sorted((a, b) -> Integer.compare(a.rank(), b.rank()))
                .forEach(wait -> text.append("\n  ").append(wait.text()));
        List<Integer> circle = circle(waits);
        if (circle.size() == 1) {
            text.append("\nRank ").append(circle.getFirst()).append(" waits for itself.");
        } else if (!circle.isEmpty()) {
            text.append("\nThey wait for each other in a circle: ")
                    .append(circle.stream().map(rank -> "rank " + rank).collect(Collectors.joining(" -> ")))
                    .append(" -> rank ")
                    .append(circle.getFirst());
        }
        return text.toString();
    }

    /** Ranks each of which waits for the next, the last for the first; empty if there are none. */
    static List<Integer> circle(List<StuckWait> waits) {
        Map<Integer, Integer> next = new TreeMap<>();
        for (StuckWait wait : waits) {
            wait.peer().ifPresent(peer -> next.putIfAbsent(wait.rank(), peer));
        }
        for (int start : next.keySet()) {
            Set<Integer> path = new LinkedHashSet<>();
            Integer rank = start;
            while (rank != null && path.add(rank)) {
                rank = next.get(rank);
            }
            if (rank != null) {
                List<Integer> members = new ArrayList<>(path);
                return members.subList(members.indexOf(rank), members.size());
            }
        }
        return List.of();
    }
}
