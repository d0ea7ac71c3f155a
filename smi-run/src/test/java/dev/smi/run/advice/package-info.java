/** Tests of what is found out about runs that end badly. */
@NullMarked
package dev.smi.run.advice;

import org.jspecify.annotations.NullMarked;
