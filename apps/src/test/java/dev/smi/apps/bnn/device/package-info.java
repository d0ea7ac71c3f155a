@NullMarked
package dev.smi.apps.bnn.device;

import org.jspecify.annotations.NullMarked;
