package dev.smi.fuzz.run;

import dev.smi.Buffer;
import dev.smi.Execution;
import dev.smi.Program;
import dev.smi.Smi;
import dev.smi.fuzz.generate.JavaType;
import dev.smi.fuzz.generate.Parameter;
import dev.smi.fuzz.generate.RandomKernel;
import dev.smi.model.DataType;
import java.lang.foreign.MemorySegment;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Runs a class's kernels as they are, on the jvm device. */
final class OnJvm {

    private static final Duration DEADLINE = Duration.ofSeconds(20);

    private final Job job;
    private final Results results = new Results();

    private OnJvm(Job job) {
        this.job = job;
    }

    /** @throws dev.smi.job.JobException if a kernel throws, or does not end */
    static Results run(Job job, Class<?> kernels) {
        OnJvm run = new OnJvm(job);
        Smi.run(job.ranks(), Map.of("device", "jvm"), smi -> run.rank(smi, kernels));
        return run.results;
    }

    private void rank(Smi smi, Class<?> kernels) {
        Program program = smi.device().load(kernels);
        for (int run = 0; run < job.runs().size(); run++) {
            run(smi, program, run);
        }
    }

    private void run(Smi smi, Program program, int run) {
        List<RandomKernel> kernels = job.runs().get(run).kernels();
        List<List<Object>> passed = new ArrayList<>();
        List<Execution> running = new ArrayList<>();
        for (int k = 0; k < kernels.size(); k++) {
            List<Object> arguments =
                    passed(smi, kernels.get(k), job.runs().get(run).arguments(smi.rank(), k));
            passed.add(arguments);
            running.add(program.kernel(kernels.get(k).name())
                    .args(arguments.toArray())
                    .start());
        }
        running.forEach(kernel -> kernel.join(DEADLINE));
        for (int k = 0; k < kernels.size(); k++) {
            for (int i = 0; i < passed.get(k).size(); i++) {
                if (passed.get(k).get(i) instanceof Buffer buffer) {
                    results.put(
                            new Results.Key(run, smi.rank(), k, i),
                            read(buffer, kernels.get(k).parameters().get(i).type()));
                }
            }
        }
    }

    private static List<Object> passed(Smi smi, RandomKernel kernel, List<Object> values) {
        List<Object> passed = new ArrayList<>();
        for (int i = 0; i < values.size(); i++) {
            Parameter parameter = kernel.parameters().get(i);
            if (parameter.isWorld()) {
                passed.add(smi.world());
            } else if (parameter.isBuffer()) {
                passed.add(buffer(smi, parameter, values.get(i)));
            } else {
                passed.add(values.get(i) instanceof Character c ? (Object) (int) c : values.get(i));
            }
        }
        return passed;
    }

    private static Buffer buffer(Smi smi, Parameter parameter, Object array) {
        Buffer buffer = smi.device().allocate(type(parameter), parameter.length());
        buffer.write(0, MemorySegment.ofArray(Values.bytes(array)));
        return buffer;
    }

    private static DataType type(Parameter parameter) {
        return switch (parameter.type()) {
            case BYTE -> DataType.CHAR;
            case SHORT -> DataType.SHORT;
            case INT -> DataType.INT;
            case FLOAT -> DataType.FLOAT;
            case DOUBLE -> DataType.DOUBLE;
            default -> throw new IllegalArgumentException("no buffer of " + parameter.type());
        };
    }

    private static Object read(Buffer buffer, JavaType type) {
        byte[] bytes = new byte[Math.toIntExact(buffer.count() * buffer.type().bytes())];
        buffer.read(0, MemorySegment.ofArray(bytes));
        return Values.ofBytes(type, bytes);
    }
}
