package dev.smi.codegen;

import dev.smi.codegen.frontend.Endpoint;
import dev.smi.codegen.frontend.KernelHead;
import dev.smi.codegen.frontend.SourceFile;
import dev.smi.model.Operation;
import dev.smi.model.Operation.Broadcast;
import dev.smi.model.Operation.Gather;
import dev.smi.model.Operation.Pop;
import dev.smi.model.Operation.Push;
import dev.smi.model.Operation.Reduce;
import dev.smi.model.Operation.Scatter;
import dev.smi.model.Port;
import java.util.List;
import java.util.Map;

/**
 * Programs that will run together, whose sources {@link CodeGenerator#read} has read. Reading takes most of the time
 * that generating code does, and is the same whatever degrees are tried. Immutable.
 */
public final class ReadPrograms {

    private final List<ReadProgram> programs;

    ReadPrograms(List<ReadProgram> programs) {
        this.programs = List.copyOf(programs);
    }

    /**
     * A program whose sources have been read.
     *
     * @param sources rewritten
     * @param endpoints the channels that they open
     * @param kernels the kernels that they define
     */
    record ReadProgram(String name, List<SourceFile> sources, List<Endpoint> endpoints, List<KernelHead> kernels) {
        ReadProgram {
            sources = List.copyOf(sources);
            endpoints = List.copyOf(endpoints);
            kernels = List.copyOf(kernels);
        }
    }

    List<ReadProgram> programs() {
        return programs;
    }

    /** The channels of all programs. */
    List<Endpoint> endpoints() {
        return programs.stream().flatMap(p -> p.endpoints().stream()).toList();
    }

    /** The kernels that all programs define. */
    public List<KernelHead> kernels() {
        return programs.stream().flatMap(p -> p.kernels().stream()).toList();
    }

    /**
     * The channels that a program opens, in order of position within each source.
     *
     * @throws IllegalArgumentException if there is no such program
     */
    public List<Endpoint> endpoints(String program) {
        return programs.stream()
                .filter(p -> p.name().equals(program))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no program " + program))
                .endpoints();
    }

    /**
     * The same programs, as if the channels of some ports had been opened with other asynchronicity degrees.
     *
     * @param degrees elements, by port
     */
    public ReadPrograms withDegrees(Map<Port, Long> degrees) {
        return new ReadPrograms(programs.stream()
                .map(p -> new ReadProgram(
                        p.name(),
                        p.sources(),
                        p.endpoints().stream().map(e -> withDegree(e, degrees)).toList(),
                        p.kernels()))
                .toList());
    }

    private static Endpoint withDegree(Endpoint endpoint, Map<Port, Long> degrees) {
        Operation operation = endpoint.operation();
        Long degree = degrees.get(operation.port());
        if (degree == null) {
            return endpoint;
        }
        int buffer = Operation.bufferFor(degree, operation.dataType());
        return new Endpoint(withBuffer(operation, buffer), degree, endpoint.kernel(), endpoint.position());
    }

    private static Operation withBuffer(Operation operation, int packets) {
        return switch (operation) {
            case Push push -> new Push(push.port(), push.dataType(), packets);
            case Pop pop -> new Pop(pop.port(), pop.dataType(), packets);
            case Broadcast b -> new Broadcast(b.port(), b.dataType(), packets);
            case Reduce r -> new Reduce(r.port(), r.dataType(), packets, r.operator());
            case Scatter s -> new Scatter(s.port(), s.dataType(), packets);
            case Gather g -> new Gather(g.port(), g.dataType(), packets);
        };
    }
}
