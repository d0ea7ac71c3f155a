/** Tests of how ranks meet and part, in one JVM and in several. */
@NullMarked
package dev.smi.job;

import org.jspecify.annotations.NullMarked;
