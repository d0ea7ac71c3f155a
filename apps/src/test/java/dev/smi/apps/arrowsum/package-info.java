@NullMarked
package dev.smi.apps.arrowsum;

import org.jspecify.annotations.NullMarked;
