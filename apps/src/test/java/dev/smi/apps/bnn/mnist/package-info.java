@NullMarked
package dev.smi.apps.bnn.mnist;

import org.jspecify.annotations.NullMarked;
