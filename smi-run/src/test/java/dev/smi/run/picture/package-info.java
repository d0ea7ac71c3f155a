@NullMarked
package dev.smi.run.picture;

import org.jspecify.annotations.NullMarked;
