package dev.smi.kernel;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * How iterations of a loop follow each other in hardware. It stands before the loop's variable, {@code for
 * (@Pipeline(interval = 2) int i = 0; i < n; i++)}, and does nothing on the JVM.
 */
@Documented
@Target(ElementType.LOCAL_VARIABLE)
@Retention(RetentionPolicy.SOURCE)
public @interface Pipeline {

    /** Initiation interval: cycles from the start of an iteration to that of the next; 0 leaves it to the compiler. */
    int interval() default 0;

    /**
     * Whether no iteration uses an array element that another one writes, so that the compiler need not wait for it.
     */
    boolean independent() default false;
}
