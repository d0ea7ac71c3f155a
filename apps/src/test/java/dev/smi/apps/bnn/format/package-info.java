@NullMarked
package dev.smi.apps.bnn.format;

import org.jspecify.annotations.NullMarked;
