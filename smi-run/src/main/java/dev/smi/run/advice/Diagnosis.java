package dev.smi.run.advice;

import dev.smi.codegen.frontend.Endpoint;
import dev.smi.emulator.diagnose.KernelWait;
import dev.smi.emulator.diagnose.KernelWait.KernelId;
import dev.smi.emulator.diagnose.WaitCause;
import dev.smi.emulator.diagnose.WaitCause.OtherEnd;
import dev.smi.emulator.diagnose.WaitCause.OtherRanks;
import dev.smi.emulator.diagnose.WaitCause.OwnChannel;
import dev.smi.emulator.diagnose.WaitReport;
import dev.smi.model.Rank;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds out what is wrong with each wait of a deadlock, from what the sources say of the other end. */
final class Diagnosis {

    private final Sources sources;
    private final WaitReport report;
    private final Set<String> running;

    /** @param report with the lines where kernels wait */
    Diagnosis(Sources sources, WaitReport report) {
        this.sources = sources;
        this.report = report;
        this.running = report.kernels().stream()
                .filter(wait -> !(wait.cause() instanceof WaitCause.HeldPacket))
                .map(wait -> wait.id().toString())
                .collect(Collectors.toSet());
    }

    /** One finding a wait, in order, each text once. */
    List<Finding> findings() {
        List<Finding> findings = new ArrayList<>();
        Set<String> texts = new TreeSet<>();
        for (KernelWait wait : report.kernels()) {
            finding(wait).stream().filter(finding -> texts.add(finding.text())).forEach(findings::add);
        }
        return findings;
    }

    /** What is wrong with a wait; empty if the other end is there and may move if something else does. */
    List<Finding> finding(KernelWait wait) {
        return switch (wait.cause()) {
            case OtherEnd end -> end(wait, end).stream().toList();
            case OtherRanks ranks
            when ranks.missing().isEmpty() && ranks.returned().isEmpty() ->
                order(wait).stream().toList();
            case OtherRanks ranks
            when ranks.missing().isEmpty() ->
                ranks.returned().stream().map(rank -> early(ranks, rank)).toList();
            case OtherRanks ranks ->
                ranks.missing().stream().map(rank -> missing(ranks, rank)).toList();
            case OwnChannel own -> own(wait, own).stream().toList();
            case WaitCause.Busy _, WaitCause.HeldPacket _, WaitCause.TransportLayer _ -> List.of();
        };
    }

    private boolean isRunning(Rank rank, String kernel) {
        return running.contains(new KernelId(rank, kernel).toString());
    }

    private Optional<Finding> end(KernelWait wait, OtherEnd end) {
        int peer = end.message().peer();
        if (end.open().isPresent() || !sources.hasRank(peer)) {
            return Optional.empty();
        }
        boolean isPush = end.message().operation().equals("push");
        int port = end.message().port();
        Rank rank = new Rank(peer);
        String message = end.message().count() + " elements that " + wait.id() + where(wait)
                + (isPush ? " pushes to" : " pops from") + " port " + port;
        if (end.returned().isPresent()) {
            return Optional.of(new Finding(
                    DeadlockKind.COUNTS_DIFFER,
                    true,
                    end.returned().get() + " has returned, and has " + (isPush ? "popped" : "pushed")
                            + " fewer than the " + message
                            + "; open both ends with the same count, and use all of it"));
        }
        String call = isPush ? "SMI_Open_receive_channel" : "SMI_Open_send_channel";
        List<Endpoint> opening = sources.opening(rank, isPush ? "pop" : "push", port);
        Optional<Finding> missing = opener(rank, opening, call + " on port " + port + " (" + message + ")");
        return missing.or(() -> opening.isEmpty()
                ? Optional.of(new Finding(
                        DeadlockKind.NEVER_OPENED,
                        true,
                        "no kernel of program " + sources.program(rank) + ", which rank " + rank + " runs, calls "
                                + call + " on port " + port + " (" + message
                                + "); open the other end there, or correct the rank or the port"))
                : Optional.empty());
    }

    /** If a kernel would open the other end, but does not run. */
    private Optional<Finding> opener(Rank rank, List<Endpoint> opening, String what) {
        if (opening.isEmpty() || opening.stream().anyMatch(endpoint -> isRunning(rank, endpoint.kernel()))) {
            return Optional.empty();
        }
        Endpoint endpoint = opening.getFirst();
        return Optional.of(new Finding(
                DeadlockKind.KERNEL_NOT_STARTED,
                true,
                "kernel " + endpoint.kernel() + " calls " + what + ", at " + Sources.line(endpoint.position())
                        + ", and does not run on rank " + rank + "; start it there, or see why it returned"));
    }

    /** In a circle with a collective that all have opened, somebody is to call something else first. */
    private Optional<Finding> order(KernelWait wait) {
        if (report.cycle().stream().noneMatch(member -> member.id().equals(wait.id()))) {
            return Optional.empty();
        }
        return wait.waitsFor()
                .flatMap(id -> report.cycle().stream()
                        .filter(other -> other.id().equals(id))
                        .findFirst())
                .map(other -> new Finding(
                        DeadlockKind.COLLECTIVE_ORDER,
                        false,
                        Stream.of(wait, other).map(Diagnosis::stay).sorted().collect(Collectors.joining(", and "))
                                + "; have all ranks call collectives, and what these need, in the same order"));
    }

    private static String stay(KernelWait wait) {
        String what =
                switch (wait.cause()) {
                    case OtherRanks ranks -> "in the " + ranks.operation() + " on port " + ranks.port();
                    case OtherEnd end ->
                        "for the other end of its " + end.message().operation() + " on port "
                                + end.message().port();
                    default -> "to " + wait.action() + " " + wait.channel();
                };
        return wait.id() + " waits" + where(wait) + " " + what;
    }

    private static Finding early(OtherRanks ranks, Rank rank) {
        return new Finding(
                DeadlockKind.COUNTS_DIFFER,
                false,
                "rank " + rank + " has returned, while others wait in the " + ranks.operation() + " on port "
                        + ranks.port() + "; all ranks have to call it equally often, with the same count");
    }

    private Finding missing(OtherRanks ranks, Rank rank) {
        String what = "the " + ranks.operation() + " on port " + ranks.port();
        List<Endpoint> opening = sources.opening(rank, ranks.operation(), ranks.port());
        if (opening.isEmpty()) {
            return new Finding(
                    DeadlockKind.MISSING_RANK,
                    true,
                    "rank " + rank + " does not call " + what + ": no kernel of its program " + sources.program(rank)
                            + " does; all ranks have to");
        }
        Endpoint endpoint = opening.getFirst();
        String kernel = endpoint.kernel();
        Optional<KernelWait> waiting = report.kernels().stream()
                .filter(wait -> wait.rank().equals(rank) && wait.kernel().equals(kernel))
                .findFirst();
        String state = waiting.map(wait -> "its kernel " + kernel + " waits" + where(wait) + " instead")
                .orElse("its kernel " + kernel + ", which would at " + Sources.line(endpoint.position())
                        + ", was not started, or has returned without it");
        return new Finding(
                DeadlockKind.MISSING_RANK,
                waiting.isEmpty(),
                "rank " + rank + " does not call " + what + ": " + state + "; all ranks have to call it");
    }

    private Optional<Finding> own(KernelWait wait, OwnChannel own) {
        String action = wait.action().equals("write") ? "writes to" : "reads from";
        String what = "channel " + wait.channel() + ", which " + wait.id() + where(wait) + " " + action;
        if (own.hasReturned()) {
            return own.other()
                    .map(other -> new Finding(
                            DeadlockKind.COUNTS_DIFFER,
                            true,
                            other + " has returned, and left " + what
                                    + "; have both use it for the same number of elements"));
        }
        if (own.other().isPresent()) {
            return Optional.empty();
        }
        Set<String> users = new TreeSet<>(sources.channel(own.program(), wait.channel())
                .map(channel -> (Set<String>) channel.kernels())
                .orElse(Set.of()));
        users.remove(wait.kernel());
        boolean isUsed = !users.isEmpty();
        return Optional.of(new Finding(
                isUsed ? DeadlockKind.KERNEL_NOT_STARTED : DeadlockKind.NEVER_OPENED,
                true,
                isUsed
                        ? String.join(" or ", users) + " is at the other end of " + what + ", and does not run on rank "
                                + wait.rank() + "; start it there, or see why it returned"
                        : "no kernel of program " + own.program() + " is at the other end of " + what));
    }

    private static String where(KernelWait wait) {
        return wait.place().map(place -> " at " + Sources.line(place)).orElse("");
    }
}
