package dev.smi.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;

/**
 * One of several programs that do the same.
 *
 * @param program as a table names it
 * @param round works once
 * @param check is told the number of rounds after the last one, and stops if the result is wrong
 */
record Contestant(String program, Runnable round, IntConsumer check) {

    /**
     * Times programs in turn, so that whatever else the machine does hits all of them.
     *
     * @param things that each does in a round
     * @param warmUps rounds before those that count
     */
    static SpeedTable time(List<Contestant> contestants, double things, int warmUps, int rounds) {
        SpeedTable table = new SpeedTable();
        for (int round = 0; round < warmUps + rounds; round++) {
            for (Contestant contestant : contestants) {
                long start = System.nanoTime();
                contestant.round().run();
                double speed = things * 1e9 / (System.nanoTime() - start);
                List<Double> counted = new ArrayList<>();
                if (round >= warmUps) {
                    counted.add(speed);
                }
                table.add(new Speeds(contestant.program(), counted));
            }
        }
        contestants.forEach(contestant -> contestant.check().accept(warmUps + rounds));
        return table;
    }
}
