@NullMarked
package dev.smi.apps.bnn;

import org.jspecify.annotations.NullMarked;
