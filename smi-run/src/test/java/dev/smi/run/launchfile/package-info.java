@NullMarked
package dev.smi.run.launchfile;

import org.jspecify.annotations.NullMarked;
