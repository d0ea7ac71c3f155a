package dev.smi.kernel;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Iterations of a loop that the hardware does side by side. It stands before the loop's variable, {@code for
 * (@Unroll(4) int i = 0; i < n; i++)}, and does nothing on the JVM.
 */
@Documented
@Target(ElementType.LOCAL_VARIABLE)
@Retention(RetentionPolicy.SOURCE)
public @interface Unroll {

    /** Copies of the body; 0 for as many as there are iterations. */
    int value() default 0;
}
