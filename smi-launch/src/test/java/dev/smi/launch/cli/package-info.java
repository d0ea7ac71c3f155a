@NullMarked
package dev.smi.launch.cli;

import org.jspecify.annotations.NullMarked;
