package dev.smi.spark;

/**
 * An attempt at a chunk that came to nothing.
 *
 * @param chunk its number
 * @param attempt which attempt it was of its Spark job's, from 1
 * @param where the executor and its host
 * @param why in one line
 */
record Loss(long chunk, int attempt, String where, String why) {

    /** For people. */
    String text() {
        return "chunk " + chunk + ", attempt " + attempt + " on " + where + ": " + why;
    }
}
