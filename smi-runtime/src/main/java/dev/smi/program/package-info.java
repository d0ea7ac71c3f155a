/**
 * What a rank loads onto its device, read from the files that smi-codegen and route-gen write, and the check that what
 * all ranks load fits together: programs, topology, routing tables, number of ranks.
 */
@NullMarked
package dev.smi.program;

import org.jspecify.annotations.NullMarked;
