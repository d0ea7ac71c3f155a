@NullMarked
package dev.smi.launch.doctor;

import org.jspecify.annotations.NullMarked;
