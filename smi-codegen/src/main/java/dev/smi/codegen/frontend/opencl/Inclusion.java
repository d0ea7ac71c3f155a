package dev.smi.codegen.frontend.opencl;

/**
 * A header's inclusion.
 *
 * @param file the file with the directive
 * @param line the directive's line, from 1
 * @param start offset of the directive
 * @param end offset behind the header's name
 * @param spelling the header's name as it is written, without quotes or brackets
 * @param included the file that was found, empty if there is none
 */
record Inclusion(String file, int line, int start, int end, String spelling, String included) {}
