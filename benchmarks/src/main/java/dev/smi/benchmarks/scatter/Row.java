package dev.smi.benchmarks.scatter;

import java.io.Serializable;

/**
 * A row of the table as an object; row i is always the same.
 *
 * @param number of the row
 * @param quantity of what was sold
 * @param price of one
 * @param isPaid whether it is paid
 * @param name what was sold
 */
record Row(long number, int quantity, double price, boolean isPaid, String name) implements Serializable {

    private static final long serialVersionUID = 1;

    static Row of(long number) {
        return new Row(number, quantity(number), number * 0.25, number % 3 == 0, name(number));
    }

    private static int quantity(long number) {
        return (int) (number * 31 % 1009);
    }

    private static String name(long number) {
        return "article " + number % 10_000;
    }
}
