package dev.smi.emulator.diagnose;

import dev.smi.emulator.diagnose.KernelWait.KernelId;
import dev.smi.emulator.fabric.FifoWait;
import dev.smi.emulator.fabric.KernelFiber;
import dev.smi.emulator.fabric.KernelFiber.OpenedChannel;
import dev.smi.emulator.fabric.StepWait;
import dev.smi.model.Rank;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Puts what kernels wait for into the user's terms, and finds the kernel that has to move first. Immutable. */
final class WaitExplainer {

    /** FIFOs between a kernel and the transport layer, {@code <operation>_<port>_<key>}. */
    private static final Pattern ENDPOINT = Pattern.compile("(push|pop)_(\\d+)_(cks|ckr)_(data|control)");

    /** FIFOs of a collective: to and from the transport layer, or its support kernel. */
    private static final Pattern COLLECTIVE = Pattern.compile("(broadcast|reduce|scatter|gather)_(\\d+)_\\w+");

    private static final String NO_ROOM = "holds a packet that has no room there";

    private final List<KernelFiber> fibers;
    private final Set<Rank> ranks;

    /**
     * An explainer.
     *
     * @param ranks the ranks whose kernels these are; of those of others nothing is known
     */
    WaitExplainer(List<KernelFiber> fibers, Set<Rank> ranks) {
        this.fibers = fibers;
        this.ranks = ranks;
    }

    /** What a kernel waits for. Of a communication kernel only packets that it cannot get rid of. */
    List<KernelWait> explain(KernelFiber fiber) {
        List<FifoWait> waits = fiber.waits();
        if (fiber.isTransport()) {
            return waits.stream()
                    .filter(FifoWait::forRoom)
                    .map(wait -> wait(fiber, wait, NO_ROOM, reader(wait)))
                    .toList();
        }
        if (waits.isEmpty()) {
            return List.of(new KernelWait(
                    fiber.rank(), fiber.kernel(), "run", "", 0, 0, "does not wait: it computes", Optional.empty()));
        }
        return waits.stream().map(wait -> explain(fiber, wait)).toList();
    }

    /** What a step waits for that holds a packet. */
    static KernelWait explain(StepWait wait) {
        return new KernelWait(
                wait.step().rank(),
                wait.step().kernel(),
                "write",
                wait.channel(),
                wait.fill(),
                wait.capacity(),
                NO_ROOM,
                wait.reader().map(WaitExplainer::id));
    }

    private KernelWait explain(KernelFiber fiber, FifoWait wait) {
        Matcher collective = COLLECTIVE.matcher(wait.ring().name());
        if (collective.matches()) {
            return collective(fiber, wait, collective.group(1), Integer.parseInt(collective.group(2)));
        }
        Matcher endpoint = ENDPOINT.matcher(wait.ring().name());
        if (!endpoint.matches()) {
            return ownChannel(fiber, wait);
        }
        String operation = endpoint.group(1);
        int port = Integer.parseInt(endpoint.group(2));
        Optional<OpenedChannel> channel = opened(fiber, operation, port);
        if (wait.forRoom() || channel.isEmpty()) {
            String meaning = "SMI_" + capitalized(operation) + " on port " + port + " waits for the transport layer";
            return wait(fiber, wait, meaning, reader(wait));
        }
        return remote(fiber, wait, channel.get());
    }

    /**
     * A push without credits waits for the pop at its destination, a pop without packets for the push at its source.
     */
    private KernelWait remote(KernelFiber fiber, FifoWait wait, OpenedChannel channel) {
        boolean isPush = channel.operation().equals("push");
        String other = isPush ? "pop" : "push";
        Optional<KernelId> partner = partner(other, channel);
        String meaning = "SMI_" + capitalized(channel.operation()) + " on port " + channel.port() + ", message of "
                + channel.count() + " elements " + (isPush ? "to" : "from") + " rank " + channel.peer() + ", waits for "
                + (isPush ? "room there" : "data")
                + partner.map(id -> "; " + id.kernel() + " there has the other end open")
                        .orElse(isElsewhere(channel) ? "" : "; no kernel there has the other end open");
        Optional<KernelId> first = isElsewhere(channel)
                ? Optional.of(new KernelId(new Rank(channel.peer()), "(emulated elsewhere)"))
                : partner;
        return wait(fiber, wait, meaning, first);
    }

    private boolean isElsewhere(OpenedChannel channel) {
        return channel.peer() >= 0
                && channel.peer() < Rank.MAX_ADDRESSABLE
                && !ranks.contains(new Rank(channel.peer()));
    }

    private Optional<KernelId> partner(String operation, OpenedChannel channel) {
        return fibers.stream()
                .filter(f -> f.rank().value() == channel.peer())
                .filter(f -> opened(f, operation, channel.port()).isPresent())
                .map(f -> new KernelId(f.rank(), f.kernel()))
                .findFirst();
    }

    /** In a collective everybody may wait for everybody; a rank that has not opened it is the first to look at. */
    private KernelWait collective(KernelFiber fiber, FifoWait wait, String operation, int port) {
        Set<Integer> missing = new TreeSet<>();
        ranks.forEach(rank -> missing.add(rank.value()));
        fibers.stream()
                .filter(f -> opened(f, operation, port).isPresent())
                .forEach(f -> missing.remove(f.rank().value()));
        String root = opened(fiber, operation, port)
                .map(channel -> " with root " + channel.peer())
                .orElse("");
        String who = missing.isEmpty()
                ? "all ranks that are emulated together have a kernel that opened it"
                : "no kernel that runs has opened it on rank "
                        + missing.stream().map(String::valueOf).collect(Collectors.joining(", "));
        Optional<KernelId> next = fibers.stream()
                .filter(f -> !f.isTransport() && missing.contains(f.rank().value()))
                .map(f -> new KernelId(f.rank(), f.kernel()))
                .findFirst();
        return wait(fiber, wait, operation + " on port " + port + root + " waits for other ranks; " + who, next);
    }

    private KernelWait ownChannel(KernelFiber fiber, FifoWait wait) {
        @Nullable
        KernelFiber other = wait.forRoom() ? wait.ring().reader() : wait.ring().writer();
        String verb = wait.forRoom() ? "reads it" : "writes it";
        if (other == null) {
            return wait(fiber, wait, "no kernel " + verb, Optional.empty());
        }
        String state = other.isFinished() ? " " + verb + " but has returned" : " " + verb;
        return wait(fiber, wait, other.kernel() + state, Optional.of(new KernelId(other.rank(), other.kernel())));
    }

    private static Optional<KernelId> reader(FifoWait wait) {
        return wait.ring().readingKernel().map(WaitExplainer::id);
    }

    private static KernelId id(StepWait.Kernel kernel) {
        return new KernelId(kernel.rank(), kernel.kernel());
    }

    private static Optional<OpenedChannel> opened(KernelFiber fiber, String operation, int port) {
        return fiber.opened().stream()
                .filter(o -> o.operation().equals(operation) && o.port() == port)
                .findFirst();
    }

    private static KernelWait wait(KernelFiber fiber, FifoWait wait, String meaning, Optional<KernelId> waitsFor) {
        return new KernelWait(
                fiber.rank(),
                fiber.kernel(),
                wait.forRoom() ? "write" : "read",
                wait.ring().name(),
                wait.ring().fill(),
                wait.ring().capacity(),
                meaning,
                waitsFor);
    }

    private static String capitalized(String operation) {
        return operation.equals("push") ? "Push" : "Pop";
    }
}
