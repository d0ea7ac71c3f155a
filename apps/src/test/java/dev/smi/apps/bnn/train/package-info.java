@NullMarked
package dev.smi.apps.bnn.train;

import org.jspecify.annotations.NullMarked;
