@NullMarked
package dev.smi.run.cli;

import org.jspecify.annotations.NullMarked;
