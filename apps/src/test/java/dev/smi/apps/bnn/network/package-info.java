@NullMarked
package dev.smi.apps.bnn.network;

import org.jspecify.annotations.NullMarked;
