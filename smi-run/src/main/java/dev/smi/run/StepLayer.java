package dev.smi.run;

import dev.smi.codegen.GeneratedProgram;
import dev.smi.emulator.fabric.TransportLayer;
import dev.smi.fabric.LocalRank;
import dev.smi.model.CollectiveScheme;
import dev.smi.model.Operation;
import dev.smi.model.Rank;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What the fast fabric has to know of programs to do what the generated kernels do. Stateless. */
final class StepLayer {

    private StepLayer() {}

    /** @param programs the program of each rank, in order of rank */
    static TransportLayer of(List<GeneratedProgram> programs, CollectiveScheme scheme) {
        List<LocalRank> ranks = new ArrayList<>();
        for (GeneratedProgram program : programs) {
            ranks.add(new LocalRank(
                    new Rank(ranks.size()), program.description(), LocalRank.Drive.SAME_THREAD, degrees(program)));
        }
        return new TransportLayer.Steps(ranks, scheme);
    }

    /** The smallest degrees that give the generated kernels' promises, by which they decide when to grant. */
    private static Map<Operation, Integer> degrees(GeneratedProgram program) {
        Map<Operation, Integer> degrees = new HashMap<>();
        for (Operation operation : program.description().operations()) {
            long packets = program.runAhead().getOrDefault(operation.port(), 0L);
            degrees.put(
                    operation, Math.toIntExact(packets * operation.dataType().elementsPerPacket()));
        }
        return degrees;
    }
}
