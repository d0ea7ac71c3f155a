/** Tests of the engines; those of libraries that are not installed are skipped, and say so. */
@NullMarked
package dev.smi.apps.gzip.engine;

import org.jspecify.annotations.NullMarked;
