package dev.smi.fuzz.run;

import dev.smi.fuzz.generate.RandomProgram;
import dev.smi.model.diagnostic.DiagnosticException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Runs programs on the JVM and on the emulator. Stateless. */
public final class Differential {

    private static final String CLASS = "Batch";

    private Differential() {}

    /** What comes of each program. Those of one class are only told apart where something is wrong. */
    public static List<Outcome> of(List<RandomProgram> programs) {
        List<Outcome> together = of(Job.of(CLASS, programs));
        boolean isTold = together.size() == programs.size();
        if (isTold || programs.size() == 1) {
            return together;
        }
        List<Outcome> outcomes = new ArrayList<>(of(programs.subList(0, programs.size() / 2)));
        outcomes.addAll(of(programs.subList(programs.size() / 2, programs.size())));
        return outcomes;
    }

    /** An outcome for each run, or a single one that is none of theirs but ended the job. */
    // whatever a tool throws is what is looked for here
    @SuppressWarnings("CatchingUnchecked")
    public static List<Outcome> of(Job job) {
        JavaClass.Compiled compiled = JavaClass.compile(job.className(), job.source());
        if (!compiled.errors().isEmpty()) {
            return List.of(
                    new Outcome.Unfit("line " + compiled.errors().getFirst().getLineNumber() + ": "
                            + compiled.errors().getFirst().getMessage(Locale.ROOT)));
        }
        Results jvm;
        try {
            jvm = OnJvm.run(job, compiled.load(job.className()));
        } catch (RuntimeException e) {
            return List.of(new Outcome.Unfit(String.valueOf(e.getMessage())));
        }
        try {
            return compare(job, jvm, OnEmulator.run(job));
        } catch (DiagnosticException e) {
            return List.of(new Outcome.Rejected(String.valueOf(e.getMessage())));
        } catch (RuntimeException | StackOverflowError e) {
            return List.of(new Outcome.Broken(
                    e + " at " + List.of(e.getStackTrace()).stream().limit(4).toList()));
        }
    }

    private static List<Outcome> compare(Job job, Results jvm, Results device) {
        List<Outcome> outcomes = new ArrayList<>();
        for (int run = 0; run < job.runs().size(); run++) {
            outcomes.add(Results.difference(job, run, jvm, device)
                    .<Outcome>map(Outcome.Different::new)
                    .orElseGet(Outcome.Agreed::new));
        }
        return outcomes;
    }
}
