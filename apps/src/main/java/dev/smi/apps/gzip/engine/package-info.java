/**
 * What turns bytes into a deflate stream: the JDK's own zlib, and two libraries of the system through the
 * foreign-function interface, Intel's ISA-L and libdeflate. All have the same small face,
 * {@link dev.smi.apps.gzip.engine.Engine}, and work on memory outside the heap without copying it;
 * {@link dev.smi.apps.gzip.engine.EngineChoice} picks one by level and by what is installed.
 */
@NullMarked
package dev.smi.apps.gzip.engine;

import org.jspecify.annotations.NullMarked;
