package dev.smi.benchmarks;

import java.util.List;

/**
 * What a program measured in one run.
 *
 * @param program as a table names it
 * @param values of each measurement, in things a second
 */
record Speeds(String program, List<Double> values) {

    Speeds {
        values = List.copyOf(values);
    }
}
