package dev.smi.launch.program;

import dev.smi.Smi;
import dev.smi.device.DeviceException;
import dev.smi.model.DataType;
import java.nio.file.Path;
import java.time.Duration;

/** Ranks that cannot go on, in the way that the first argument names. */
public final class Stuck {

    private static final Duration LONG = Duration.ofSeconds(60);

    private Stuck() {}

    /** Runs on each rank. */
    public static void main(String[] arguments) throws InterruptedException {
        try (Smi smi = Smi.init(arguments)) {
            System.out.println("rank " + smi.rank() + " of " + smi.size() + " runs");
            int next = (smi.rank() + 1) % smi.size();
            switch (arguments[0]) {
                case "channels" ->
                    smi.world().openReceive(DataType.INT, 100, next, 3).popInt();
                case "kernels" ->
                    smi.device()
                            .load(Path.of(arguments[1]))
                            .kernel("starve")
                            .args(next, smi.world())
                            .start()
                            .join(LONG);
                case "throw" -> throwOnRankOne(smi);
                case "middle" -> halfAMessage(smi);
                case "load" -> smi.device().load(Path.of(arguments[1]));
                case "trap" -> trap(smi, Path.of(arguments[1]));
                default -> throw new DeviceException("unknown way to be stuck: " + arguments[0]);
            }
        }
    }

    private static void throwOnRankOne(Smi smi) {
        if (smi.rank() == 1) {
            throw new IllegalStateException("out of paper");
        }
        smi.world().openReceive(DataType.INT, 100, 1, 0).popInt();
    }

    private static void halfAMessage(Smi smi) throws InterruptedException {
        if (smi.rank() == 1) {
            var out = smi.world().openSend(DataType.INT, 100, 0, 0);
            for (int i = 0; i < 50; i++) {
                out.push(i);
            }
            Thread.sleep(LONG);
        }
        smi.world().openReceive(DataType.INT, 100, 1, 0).pop(new int[100], 0, 100);
    }

    private static void trap(Smi smi, Path program) {
        var kernel = smi.device().load(program).kernel("crash");
        if (smi.rank() == 1) {
            var memory = smi.device().allocate(DataType.INT, 1);
            kernel.args(memory).start().join(LONG);
        }
    }
}
