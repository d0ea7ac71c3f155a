package dev.smi.channel;

import dev.smi.model.DataType;
import dev.smi.model.ReduceOperator;
import java.lang.foreign.MemorySegment;

/**
 * Combines arrays element by element, as generated device code does: a maximum is kept unless the other element is
 * greater, a sum of small integers wraps around. Stateless.
 */
final class Combination {

    private Combination() {}

    /** As many arrays of a type. */
    static Object[] arrays(DataType type, int count, int length) {
        Object[] arrays = new Object[count];
        for (int i = 0; i < count; i++) {
            arrays[i] = switch (type) {
                case CHAR -> new byte[length];
                case SHORT -> new short[length];
                case INT -> new int[length];
                case FLOAT -> new float[length];
                case DOUBLE -> new double[length];
            };
        }
        return arrays;
    }

    /** An array of a type as memory. */
    static MemorySegment segment(DataType type, Object array) {
        return switch (type) {
            case CHAR -> MemorySegment.ofArray((byte[]) array);
            case SHORT -> MemorySegment.ofArray((short[]) array);
            case INT -> MemorySegment.ofArray((int[]) array);
            case FLOAT -> MemorySegment.ofArray((float[]) array);
            case DOUBLE -> MemorySegment.ofArray((double[]) array);
        };
    }

    /** Combines the first elements of two arrays of a type into those of the first one. */
    static void combine(DataType type, ReduceOperator operator, Object into, Object from, int length) {
        switch (type) {
            case CHAR -> combine(operator, (byte[]) into, (byte[]) from, length);
            case SHORT -> combine(operator, (short[]) into, (short[]) from, length);
            case INT -> combine(operator, (int[]) into, (int[]) from, length);
            case FLOAT -> combine(operator, (float[]) into, (float[]) from, length);
            case DOUBLE -> combine(operator, (double[]) into, (double[]) from, length);
        }
    }

    private static void combine(ReduceOperator operator, byte[] into, byte[] from, int length) {
        switch (operator) {
            case ADD -> {
                for (int i = 0; i < length; i++) {
                    into[i] = (byte) (into[i] + from[i]);
                }
            }
            case MAX -> {
                for (int i = 0; i < length; i++) {
                    into[i] = from[i] > into[i] ? from[i] : into[i];
                }
            }
            case MIN -> {
                for (int i = 0; i < length; i++) {
                    into[i] = from[i] < into[i] ? from[i] : into[i];
                }
            }
        }
    }

    private static void combine(ReduceOperator operator, short[] into, short[] from, int length) {
        switch (operator) {
            case ADD -> {
                for (int i = 0; i < length; i++) {
                    into[i] = (short) (into[i] + from[i]);
                }
            }
            case MAX -> {
                for (int i = 0; i < length; i++) {
                    into[i] = from[i] > into[i] ? from[i] : into[i];
                }
            }
            case MIN -> {
                for (int i = 0; i < length; i++) {
                    into[i] = from[i] < into[i] ? from[i] : into[i];
                }
            }
        }
    }

    private static void combine(ReduceOperator operator, int[] into, int[] from, int length) {
        switch (operator) {
            case ADD -> {
                for (int i = 0; i < length; i++) {
                    into[i] = into[i] + from[i];
                }
            }
            case MAX -> {
                for (int i = 0; i < length; i++) {
                    into[i] = from[i] > into[i] ? from[i] : into[i];
                }
            }
            case MIN -> {
                for (int i = 0; i < length; i++) {
                    into[i] = from[i] < into[i] ? from[i] : into[i];
                }
            }
        }
    }

    private static void combine(ReduceOperator operator, float[] into, float[] from, int length) {
        switch (operator) {
            case ADD -> {
                for (int i = 0; i < length; i++) {
                    into[i] = into[i] + from[i];
                }
            }
            case MAX -> {
                for (int i = 0; i < length; i++) {
                    into[i] = from[i] > into[i] ? from[i] : into[i];
                }
            }
            case MIN -> {
                for (int i = 0; i < length; i++) {
                    into[i] = from[i] < into[i] ? from[i] : into[i];
                }
            }
        }
    }

    private static void combine(ReduceOperator operator, double[] into, double[] from, int length) {
        switch (operator) {
            case ADD -> {
                for (int i = 0; i < length; i++) {
                    into[i] = into[i] + from[i];
                }
            }
            case MAX -> {
                for (int i = 0; i < length; i++) {
                    into[i] = from[i] > into[i] ? from[i] : into[i];
                }
            }
            case MIN -> {
                for (int i = 0; i < length; i++) {
                    into[i] = from[i] < into[i] ? from[i] : into[i];
                }
            }
        }
    }
}
