package dev.smi.emulator.diagnose;

import dev.smi.emulator.compile.ProgramOrigins.DeclaredChannel;
import dev.smi.emulator.diagnose.KernelWait.KernelId;
import dev.smi.emulator.fabric.FifoWait;
import dev.smi.emulator.fabric.KernelFiber;
import dev.smi.emulator.fabric.KernelFiber.OpenedChannel;
import dev.smi.emulator.fabric.StepWait;
import dev.smi.model.Rank;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
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
    private final List<KernelFiber> returned;
    private final Set<Rank> ranks;

    /**
     * An explainer.
     *
     * @param fibers kernels that have not ended
     * @param returned the user's kernels that have
     * @param ranks the ranks whose kernels these are; of those of others nothing is known
     */
    WaitExplainer(List<KernelFiber> fibers, List<KernelFiber> returned, Set<Rank> ranks) {
        this.fibers = fibers;
        this.returned = returned;
        this.ranks = ranks;
    }

    /** What a kernel waits for. Of a communication kernel only packets that it cannot get rid of. */
    List<KernelWait> explain(KernelFiber fiber) {
        List<FifoWait> waits = fiber.waits();
        if (fiber.isTransport()) {
            return waits.stream()
                    .filter(FifoWait::forRoom)
                    .map(wait -> wait(fiber, wait, NO_ROOM, reader(wait), new WaitCause.HeldPacket()))
                    .toList();
        }
        if (waits.isEmpty()) {
            return List.of(new KernelWait(
                    fiber.rank(),
                    fiber.kernel(),
                    "run",
                    "",
                    0,
                    0,
                    "does not wait: it computes",
                    Optional.empty(),
                    new WaitCause.Busy(),
                    Optional.empty()));
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
                wait.reader().map(WaitExplainer::id),
                new WaitCause.HeldPacket(),
                Optional.empty());
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
            return wait(fiber, wait, meaning, reader(wait), new WaitCause.TransportLayer(operation, port));
        }
        return remote(fiber, wait, channel.get());
    }

    /**
     * A push without credits waits for the pop at its destination, a pop without packets for the push at its source.
     */
    private KernelWait remote(KernelFiber fiber, FifoWait wait, OpenedChannel channel) {
        boolean isPush = channel.operation().equals("push");
        String other = isPush ? "pop" : "push";
        Optional<KernelId> partner = partner(fibers, fiber, other, channel);
        Optional<KernelId> past = partner(returned, fiber, other, channel);
        String meaning = "SMI_" + capitalized(channel.operation()) + " on port " + channel.port() + ", message of "
                + channel.count() + " elements " + (isPush ? "to" : "from") + " rank " + channel.peer() + ", waits for "
                + (isPush ? "room there" : "data")
                + partner.map(id -> "; " + id.kernel() + " there has the other end open")
                        .or(() -> past.map(id -> "; " + id.kernel() + " there had the other end open and has returned"))
                        .orElse(
                                isElsewhere(channel)
                                        ? ""
                                        : "; no kernel there has the other end open" + elsewhere(other, channel));
        Optional<KernelId> first = isElsewhere(channel)
                ? Optional.of(new KernelId(new Rank(channel.peer()), "(emulated elsewhere)"))
                : partner.or(() -> only(channel));
        return wait(fiber, wait, meaning, first, new WaitCause.OtherEnd(channel, partner, past));
    }

    /** The kernel that will have to open the other end, if one is left there only. */
    private Optional<KernelId> only(OpenedChannel channel) {
        List<KernelId> there = fibers.stream()
                .filter(f -> !f.isTransport() && f.rank().value() == channel.peer())
                .map(WaitExplainer::id)
                .toList();
        return there.size() == 1 ? Optional.of(there.getFirst()) : Optional.empty();
    }

    /** A kernel at the other end that talks to somebody else. */
    private String elsewhere(String operation, OpenedChannel channel) {
        return fibers.stream()
                .filter(f -> f.rank().value() == channel.peer())
                .flatMap(f -> opened(f, operation, channel.port()).stream()
                        .map(o -> ": " + f.kernel() + " has it open with rank " + o.peer()))
                .findFirst()
                .orElse("");
    }

    private boolean isElsewhere(OpenedChannel channel) {
        return channel.peer() >= 0
                && channel.peer() < Rank.MAX_ADDRESSABLE
                && !ranks.contains(new Rank(channel.peer()));
    }

    private static Optional<KernelId> partner(
            List<KernelFiber> among, KernelFiber self, String operation, OpenedChannel channel) {
        return among.stream()
                .filter(f -> f.rank().value() == channel.peer())
                .filter(f -> opened(f, operation, channel.port())
                        .filter(other -> other.peer() == self.rank().value())
                        .isPresent())
                .map(WaitExplainer::id)
                .findFirst();
    }

    /** In a collective everybody may wait for everybody; a rank that has not opened it is the first to look at. */
    private KernelWait collective(KernelFiber fiber, FifoWait wait, String operation, int port) {
        SortedSet<Rank> missing = new TreeSet<>(ranks);
        missing.removeAll(ranksThatOpened(fibers, operation, port));
        SortedSet<Rank> past = ranksThatOpened(returned, operation, port);
        past.retainAll(missing);
        missing.removeAll(past);
        String root = opened(fiber, operation, port)
                .map(channel -> " with root " + channel.peer())
                .orElse("");
        Optional<KernelId> instead =
                missing.isEmpty() ? waitsElsewhere(operation, port).map(WaitExplainer::id) : Optional.empty();
        Optional<KernelId> absent = fibers.stream()
                .filter(f -> !f.isTransport() && missing.contains(f.rank()))
                .map(WaitExplainer::id)
                .findFirst();
        return wait(
                fiber,
                wait,
                operation + " on port " + port + root + " waits for other ranks; " + who(missing, past)
                        + instead.map(id -> "; " + id + " waits for something else")
                                .orElse(""),
                absent.or(() -> instead),
                new WaitCause.OtherRanks(operation, port, missing, past));
    }

    /** A kernel that has opened a collective, and waits for something else. */
    private Optional<KernelFiber> waitsElsewhere(String operation, int port) {
        return fibers.stream()
                .filter(f -> !f.isTransport() && opened(f, operation, port).isPresent())
                .filter(f -> !f.waits().isEmpty() && f.waits().stream().noneMatch(wait -> isOf(wait, operation, port)))
                .findFirst();
    }

    private static boolean isOf(FifoWait wait, String operation, int port) {
        Matcher collective = COLLECTIVE.matcher(wait.ring().name());
        return collective.matches()
                && collective.group(1).equals(operation)
                && collective.group(2).equals(Integer.toString(port));
    }

    private static SortedSet<Rank> ranksThatOpened(List<KernelFiber> kernels, String operation, int port) {
        return kernels.stream()
                .filter(f -> opened(f, operation, port).isPresent())
                .map(KernelFiber::rank)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String who(SortedSet<Rank> missing, SortedSet<Rank> past) {
        String returned = past.isEmpty() ? "" : ", and the one that had on rank " + list(past) + " has returned";
        return missing.isEmpty()
                ? "all ranks that are emulated together have a kernel that opened it"
                        + returned.replace(", and the one that had on", "; the one on")
                : "no kernel has opened it on rank " + list(missing) + returned;
    }

    private static String list(SortedSet<Rank> ranks) {
        return ranks.stream().map(Rank::toString).collect(Collectors.joining(", "));
    }

    private KernelWait ownChannel(KernelFiber fiber, FifoWait wait) {
        @Nullable
        KernelFiber other = wait.forRoom() ? wait.ring().reader() : wait.ring().writer();
        String verb = wait.forRoom() ? "reads it" : "writes it";
        if (other == null) {
            Optional<KernelId> user = user(fiber, wait);
            String who = user.map(id -> id.kernel() + " uses it, too, but has not come to it")
                    .orElse("no kernel that runs " + verb);
            return wait(fiber, wait, who, user, own(fiber, wait, user, false));
        }
        String state = other.isFinished() ? " " + verb + " but has returned" : " " + verb;
        Optional<KernelId> id = Optional.of(id(other));
        return wait(fiber, wait, other.kernel() + state, id, own(fiber, wait, id, other.isFinished()));
    }

    private static WaitCause own(KernelFiber fiber, FifoWait wait, Optional<KernelId> other, boolean hasReturned) {
        return new WaitCause.OwnChannel(fiber.program().program(), other, hasReturned, fiber.placeBytes(wait));
    }

    private static KernelId id(KernelFiber fiber) {
        return new KernelId(fiber.rank(), fiber.kernel());
    }

    /** A kernel that runs and uses a channel somewhere in its text. */
    private Optional<KernelId> user(KernelFiber fiber, FifoWait wait) {
        Set<String> users = fiber.program()
                .origins()
                .channel(wait.ring().name())
                .<Set<String>>map(DeclaredChannel::kernels)
                .orElse(Set.of());
        return fibers.stream()
                .filter(f -> f != fiber && f.rank().equals(fiber.rank()) && users.contains(f.kernel()))
                .map(WaitExplainer::id)
                .findFirst();
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

    private static KernelWait wait(
            KernelFiber fiber, FifoWait wait, String meaning, Optional<KernelId> waitsFor, WaitCause cause) {
        return new KernelWait(
                fiber.rank(),
                fiber.kernel(),
                wait.forRoom() ? "write" : "read",
                wait.ring().name(),
                wait.ring().fill(),
                wait.ring().capacity(),
                meaning,
                waitsFor,
                cause,
                fiber.place());
    }

    private static String capitalized(String operation) {
        return operation.equals("push") ? "Push" : "Pop";
    }
}
