@NullMarked
package dev.smi.apps.bnn.picture;

import org.jspecify.annotations.NullMarked;
