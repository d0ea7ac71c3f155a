/**
 * Trains a network of one bit per weight and activation (LFC-W1A1) on handwritten digits. Weights are real numbers
 * while they are learnt and signs where they are used; gradients go straight through the signs. What was learnt is
 * folded into bits and thresholds, and only that is measured and written.
 */
@NullMarked
package dev.smi.apps.bnn.train;

import org.jspecify.annotations.NullMarked;
