package dev.smi.run.advice;

import dev.smi.codegen.frontend.Endpoint;
import dev.smi.emulator.compile.ProgramOrigins;
import dev.smi.emulator.compile.ProgramOrigins.DeclaredChannel;
import dev.smi.model.Rank;
import dev.smi.model.diagnostic.SourcePosition;
import dev.smi.run.LaunchRunner;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What the programs' sources say.
 *
 * @param programOfRank names of programs, by rank
 * @param endpoints the channels that each program opens
 * @param origins where each program's own channels are declared
 * @param names files as the user named them
 */
record Sources(
        List<String> programOfRank,
        Map<String, List<Endpoint>> endpoints,
        Map<String, ProgramOrigins> origins,
        SourceNames names) {

    /** Of a runner whose programs have marks. */
    static Sources of(LaunchRunner marked) {
        Map<String, List<Endpoint>> endpoints = new TreeMap<>();
        marked.launchFile()
                .programs()
                .forEach(program ->
                        endpoints.put(program.name(), marked.programs().endpoints(program.name())));
        return new Sources(
                marked.programOfRank(),
                endpoints,
                marked.origins(),
                new SourceNames(marked.launchFile().programs()));
    }

    String program(Rank rank) {
        return programOfRank.get(rank.value());
    }

    boolean hasRank(int rank) {
        return rank >= 0 && rank < programOfRank.size();
    }

    /** The channels that a rank's program opens on a port. */
    List<Endpoint> opening(Rank rank, String operation, int port) {
        return endpoints.getOrDefault(program(rank), List.of()).stream()
                .filter(e -> e.operation().port().value() == port
                        && e.operation().type().equals(operation))
                .toList();
    }

    /** All channels on a port. */
    List<Endpoint> onPort(int port) {
        return endpoints.values().stream()
                .flatMap(List::stream)
                .filter(e -> e.operation().port().value() == port)
                .toList();
    }

    /** A channel that a program declares. */
    Optional<DeclaredChannel> channel(String program, String name) {
        return Optional.ofNullable(origins.get(program))
                .flatMap(o -> o.channel(name))
                .map(c -> new DeclaredChannel(names.position(program, c.position()), c.kernels()));
    }

    /** A place without its column: a line is what people look for. */
    static String line(SourcePosition position) {
        return new SourcePosition(position.file(), position.line(), 0).toString();
    }
}
