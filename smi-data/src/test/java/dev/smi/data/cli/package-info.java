@NullMarked
package dev.smi.data.cli;

import org.jspecify.annotations.NullMarked;
