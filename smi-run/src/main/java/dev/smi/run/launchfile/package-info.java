/** Launch files: what is to run on which rank, with which buffers, and what is expected of it. */
@NullMarked
package dev.smi.run.launchfile;

import org.jspecify.annotations.NullMarked;
