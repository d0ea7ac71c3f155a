/**
 * Parameters of binarised networks, in the form in which they are published.
 *
 * <p>A {@link dev.smi.apps.bnn.format.Network} is a list of {@link dev.smi.apps.bnn.format.LayerShape}s. Its
 * {@link dev.smi.apps.bnn.format.Parameters} are weights and thresholds as plain numbers. A
 * {@link dev.smi.apps.bnn.format.ParameterDirectory} holds them as files, one for each processing element of the
 * accelerators that they were made for. Folding, how many columns and rows such an accelerator takes at once, says only
 * where in the files a number is; programs that compute pack the numbers as it suits them.
 */
@NullMarked
package dev.smi.apps.bnn.format;

import org.jspecify.annotations.NullMarked;
