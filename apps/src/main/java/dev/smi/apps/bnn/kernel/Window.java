package dev.smi.apps.bnn.kernel;

/**
 * Which words of an input belong to an output, seen from the first of them; immutable.
 *
 * @param lines of the window; 1 for a layer that is fully connected
 * @param run words of each line, which lie side by side
 * @param stride words from a line to the next one
 * @param step words from an output's window to that of its neighbour
 */
public record Window(int lines, int run, int stride, int step) {

    /** A window of one line: whole inputs, one after the other. */
    public static Window whole(int words) {
        return new Window(1, words, words, words);
    }

    /** A window of 3x3 pixels in pictures of so many columns, with so many words for each pixel. */
    public static Window square(int columns, int words) {
        return new Window(3, 3 * words, columns * words, words);
    }

    int words() {
        return lines * run;
    }
}
