package dev.smi.run;

import dev.smi.emulator.KernelArgument;
import dev.smi.emulator.KernelLaunch;
import dev.smi.emulator.compile.KernelSignature;
import dev.smi.emulator.compile.KernelSignature.Parameter;
import dev.smi.emulator.machine.MachineImage;
import dev.smi.model.Rank;
import dev.smi.model.diagnostic.DiagnosticException;
import dev.smi.model.diagnostic.Diagnostics;
import dev.smi.run.Cluster.NamedBuffer;
import dev.smi.run.ExpectedValues.Share;
import dev.smi.run.OutputBinder.Output;
import dev.smi.run.launchfile.ElementType;
import dev.smi.run.launchfile.LaunchFile.ArgumentEntry;
import dev.smi.run.launchfile.LaunchFile.ExpectEntry;
import dev.smi.run.launchfile.LaunchFile.RunEntry;
import dev.smi.run.launchfile.LaunchFile.SetEntry;
import dev.smi.run.launchfile.LaunchFile.StepEntry;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Binds the names in a step to the cluster's kernels and buffers, and reports what does not fit, before anything runs.
 * Not thread-safe.
 */
final class StepBinder {

    private final Cluster cluster;
    private final List<MachineImage> images;
    private final Diagnostics diagnostics;
    private final OutputBinder outputs;

    StepBinder(Cluster cluster, List<MachineImage> images, Diagnostics diagnostics) {
        this.cluster = cluster;
        this.images = images;
        this.diagnostics = diagnostics;
        this.outputs = new OutputBinder(cluster, diagnostics);
    }

    /**
     * A step, bound: what to do with which buffer, what to start, what to check.
     *
     * @param launches the kernels in order, and where the launch file names them
     * @param outputs what to write when they have returned
     */
    record BoundStep(
            StepEntry entry,
            List<BoundSet> sets,
            SequencedMap<KernelLaunch, RunEntry> launches,
            List<BoundExpect> expects,
            List<Output> outputs) {}

    /** New contents of a buffer. */
    @SuppressWarnings("ArrayRecordComponent") // copied to the FPGA, never compared
    record BoundSet(NamedBuffer buffer, byte[] bytes) {}

    /** An expectation on one rank. */
    record BoundExpect(ExpectEntry entry, Rank rank, NamedBuffer buffer, ExpectedValues values) {}

    BoundStep bind(StepEntry step) {
        List<BoundSet> sets = new ArrayList<>();
        step.set().forEach(set -> sets.addAll(bind(set)));
        SequencedMap<KernelLaunch, RunEntry> launches = new LinkedHashMap<>();
        Set<String> started = new HashSet<>();
        for (RunEntry run : step.runs()) {
            for (Rank rank : run.ranks().resolve(images.size(), diagnostics)) {
                bind(run, rank).ifPresent(launch -> launches.put(launch, run));
                if (!started.add(rank + " " + run.kernel())) {
                    diagnostics.error(
                            run.kernelPosition(),
                            "rank " + rank + " would run kernel \"" + run.kernel()
                                    + "\" twice at once; an FPGA has it once: use two steps, or other ranks");
                }
            }
        }
        List<BoundExpect> expects = new ArrayList<>();
        for (ExpectEntry expect : step.expects()) {
            List<Rank> ranks = expect.ranks().resolve(images.size(), diagnostics);
            for (int i = 0; i < ranks.size(); i++) {
                bind(expect, ranks.get(i), new Share(i, ranks.size())).ifPresent(expects::add);
            }
        }
        return new BoundStep(step, sets, launches, expects, outputs(step));
    }

    private List<Output> outputs(StepEntry step) {
        List<Output> bound = new ArrayList<>();
        step.saves().forEach(save -> outputs.bind(save).ifPresent(bound::add));
        step.pictures().forEach(picture -> outputs.bind(picture).ifPresent(bound::add));
        return bound;
    }

    private List<BoundSet> bind(SetEntry set) {
        List<BoundSet> bound = new ArrayList<>();
        for (Rank rank : ranks()) {
            cluster.buffer(rank, set.buffer())
                    .ifPresent(buffer -> bound.add(new BoundSet(
                            buffer,
                            BufferContents.bytes(set.contents(), set.buffer(), buffer.type(), buffer.count()))));
        }
        if (bound.isEmpty()) {
            diagnostics.error(set.position(), "unknown buffer \"" + set.buffer() + "\"; add it to \"buffers\"");
        }
        return bound;
    }

    private List<Rank> ranks() {
        return IntStream.range(0, images.size()).mapToObj(Rank::new).toList();
    }

    private Optional<KernelLaunch> bind(RunEntry run, Rank rank) {
        MachineImage image = images.get(rank.value());
        Optional<KernelSignature> kernel = image.device().kernel(run.kernel());
        if (kernel.isEmpty()) {
            diagnostics.error(
                    run.kernelPosition(),
                    "program " + image.device().program() + ", which rank " + rank + " runs, has no kernel \""
                            + run.kernel() + "\"; it has " + userKernels(image) + elsewhere(run.kernel()));
            return Optional.empty();
        }
        List<Parameter> parameters = kernel.get().parameters();
        if (parameters.size() != run.arguments().size()) {
            diagnostics.error(
                    run.argumentsPosition(),
                    kernel.get() + " takes " + parameters.size() + " arguments, not "
                            + run.arguments().size());
            return Optional.empty();
        }
        List<KernelArgument> arguments = new ArrayList<>();
        for (int i = 0; i < parameters.size(); i++) {
            bind(run.arguments().get(i), parameters.get(i), rank).ifPresent(arguments::add);
        }
        return arguments.size() < parameters.size()
                ? Optional.empty()
                : Optional.of(new KernelLaunch(rank, run.kernel(), arguments, run.isBackground()));
    }

    /** Which other program has a kernel, and who runs that. */
    private String elsewhere(String kernel) {
        Map<String, List<String>> ranks = new LinkedHashMap<>();
        for (int rank = 0; rank < images.size(); rank++) {
            if (images.get(rank).device().kernel(kernel).isPresent()) {
                ranks.computeIfAbsent(images.get(rank).device().program(), _ -> new ArrayList<>())
                        .add(Integer.toString(rank));
            }
        }
        return ranks.entrySet().stream()
                .map(e -> ". Program " + e.getKey() + " has it, on rank " + String.join(", ", e.getValue()))
                .collect(Collectors.joining());
    }

    private static String userKernels(MachineImage image) {
        return image.device().kernels().stream()
                .map(KernelSignature::name)
                .filter(name -> !name.startsWith("smi_kernel_"))
                .collect(Collectors.joining(", "));
    }

    private Optional<KernelArgument> bind(ArgumentEntry entry, Parameter parameter, Rank rank) {
        Optional<KernelArgument> argument = argument(entry, rank);
        if (argument.isEmpty()) {
            return Optional.empty();
        }
        try {
            argument.get().encode(parameter.type());
            if (entry instanceof ArgumentEntry.BufferName name) {
                checkElements(
                        name,
                        parameter,
                        cluster.buffer(rank, name.name()).orElseThrow().type());
            }
            return argument;
        } catch (IllegalArgumentException e) {
            diagnostics.error(entry.position(), "argument \"" + parameter.name() + "\": " + e.getMessage());
            return Optional.empty();
        }
    }

    /** A buffer of another element type than the kernel's is nearly always the wrong buffer; signs may differ. */
    private void checkElements(ArgumentEntry.BufferName entry, Parameter parameter, ElementType type) {
        Optional<Integer> bytes = parameter.type().elementBytes();
        if (bytes.isPresent()
                && (bytes.get() != type.bytes() || parameter.type().isFloating() != type.isFloating())) {
            diagnostics.error(
                    entry.position(),
                    "argument \"" + parameter.name() + "\": buffer \"" + entry.name() + "\" holds " + type.id()
                            + ", the kernel takes " + parameter.type());
        }
    }

    private Optional<KernelArgument> argument(ArgumentEntry entry, Rank rank) {
        return switch (entry) {
            case ArgumentEntry.Literal literal -> Optional.of(new KernelArgument.Scalar(literal.value()));
            case ArgumentEntry.Communicator _ ->
                Optional.of(new KernelArgument.Communicator(rank.value(), images.size()));
            case ArgumentEntry.OwnRank _ -> Optional.of(new KernelArgument.Scalar(BigDecimal.valueOf(rank.value())));
            case ArgumentEntry.RankCount _ -> Optional.of(new KernelArgument.Scalar(BigDecimal.valueOf(images.size())));
            case ArgumentEntry.BufferName name -> {
                Optional<NamedBuffer> buffer = cluster.buffer(rank, name.name());
                if (buffer.isEmpty()) {
                    diagnostics.error(name.position(), cluster.noBuffer(rank, name.name()));
                }
                yield buffer.map(b -> new KernelArgument.Buffer(b.memory()));
            }
        };
    }

    private Optional<BoundExpect> bind(ExpectEntry expect, Rank rank, Share share) {
        Optional<NamedBuffer> buffer = cluster.buffer(rank, expect.buffer());
        if (buffer.isEmpty()) {
            diagnostics.error(expect.bufferPosition(), cluster.noBuffer(rank, expect.buffer()));
            return Optional.empty();
        }
        ExpectedValues values;
        try {
            values = ExpectedValues.of(expect, buffer.get(), share);
        } catch (DiagnosticException e) {
            e.diagnostics().forEach(diagnostics::add);
            return Optional.empty();
        }
        long end = (long) expect.at() + values.length();
        if (end > buffer.get().count() || expect.at() >= buffer.get().count()) {
            diagnostics.error(
                    expect.position(),
                    "elements " + expect.at() + ".." + (end - 1) + " are expected, but buffer \"" + expect.buffer()
                            + "\" has " + buffer.get().count());
            return Optional.empty();
        }
        return Optional.of(new BoundExpect(expect, rank, buffer.get(), values));
    }
}
