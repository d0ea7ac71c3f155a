/**
 * Which rank of which job a program is, and who knows: this process's own threads, the environment that Open MPI, PMIx
 * or Slurm set, or a launcher that is found as a service. Nothing here moves data.
 */
@NullMarked
package dev.smi.rank;

import org.jspecify.annotations.NullMarked;
