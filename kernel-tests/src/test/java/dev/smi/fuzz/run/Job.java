package dev.smi.fuzz.run;

import dev.smi.fuzz.generate.Parameter;
import dev.smi.fuzz.generate.RandomKernel;
import dev.smi.fuzz.generate.RandomProgram;
import java.util.ArrayList;
import java.util.List;

/**
 * A class of kernels and how they are run.
 *
 * @param source of the class, in no package
 * @param runs one after the other, each on all ranks
 */
public record Job(String className, String source, List<Run> runs, int ranks) {

    private static final long NEXT_RANK = 1_000_003;
    private static final long NEXT_KERNEL = 10_007;
    private static final long NEXT_PARAMETER = 101;

    public Job {
        runs = List.copyOf(runs);
    }

    /**
     * Kernels that run at once.
     *
     * @param seed of their inputs
     */
    public record Run(long seed, List<RandomKernel> kernels) {
        public Run {
            kernels = List.copyOf(kernels);
        }

        /** The arguments of a kernel on a rank: arrays and numbers, and for the communicator some number. */
        List<Object> arguments(int rank, int kernel) {
            List<Parameter> parameters = kernels.get(kernel).parameters();
            List<Object> arguments = new ArrayList<>();
            for (int i = 0; i < parameters.size(); i++) {
                long key = seed + rank * NEXT_RANK + kernel * NEXT_KERNEL + i * NEXT_PARAMETER;
                arguments.add(Values.of(parameters.get(i), key));
            }
            return arguments;
        }
    }

    /** Programs in one class; all of them for the same number of ranks. */
    public static Job of(String className, List<RandomProgram> programs) {
        return new Job(
                className,
                RandomProgram.source(className, programs),
                programs.stream().map(p -> new Run(p.seed(), p.kernels())).toList(),
                programs.getFirst().ranks());
    }
}
