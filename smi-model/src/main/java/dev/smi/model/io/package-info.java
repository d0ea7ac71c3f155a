/** Reading and writing files: program descriptions, and the atomic writing that every command uses. */
@NullMarked
package dev.smi.model.io;

import org.jspecify.annotations.NullMarked;
