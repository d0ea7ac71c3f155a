/**
 * A column of an Arrow file, summed by the compute units of a cluster: {@code smi-app arrow-sum}. Each unit adds up the
 * rows that it is given and tells sum, rows and nulls, and the command adds those up in the order of the rows.
 */
@NullMarked
package dev.smi.apps.arrowsum;

import org.jspecify.annotations.NullMarked;
