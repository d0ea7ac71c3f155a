@NullMarked
package dev.smi.launch.agent;

import org.jspecify.annotations.NullMarked;
