package dev.smi.launch;

import java.io.PrintStream;

/**
 * Where what ranks print goes. Nobody here closes it.
 *
 * @param out their standard output
 * @param err their standard error
 */
public record Terminal(PrintStream out, PrintStream err) {}
