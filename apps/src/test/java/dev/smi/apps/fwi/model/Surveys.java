package dev.smi.apps.fwi.model;

import dev.smi.apps.fwi.survey.Grid;
import dev.smi.apps.fwi.survey.Line;
import dev.smi.apps.fwi.survey.Point;
import dev.smi.apps.fwi.survey.Survey;
import java.util.Arrays;
import java.util.Random;

/** Surveys and vectors for tests. */
public final class Surveys {

    private Surveys() {}

    /** A small one whose rows do not fill the last block. */
    public static Survey small() {
        Line sources = new Line(new Point(-120, -5), new Point(120, -5), 5);
        Line receivers = new Line(new Point(-100, -3), new Point(100, -3), 7);
        return new Survey(2000, 10, 40, 3, sources, receivers, new Grid(new Point(-60, 0), new Point(60, 80), 6, 4));
    }

    /** Numbers that are the same in every test. */
    public static double[] numbers(int count, long seed) {
        Random random = new Random(seed);
        double[] numbers = new double[count];
        Arrays.setAll(numbers, _ -> random.nextGaussian());
        return numbers;
    }
}
