@NullMarked
package dev.smi.cli;

import org.jspecify.annotations.NullMarked;
