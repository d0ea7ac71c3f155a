/** What a run's counters say: who was busy, who waited for whom, what was full; as tables and for scripts. */
@NullMarked
package dev.smi.run.stats;

import org.jspecify.annotations.NullMarked;
