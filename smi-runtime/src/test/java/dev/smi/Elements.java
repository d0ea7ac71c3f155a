package dev.smi;

import dev.smi.model.DataType;
import dev.smi.model.ReduceOperator;
import java.lang.reflect.Array;
import java.util.Random;

/** Arrays of any element type, and how they go through channels. */
final class Elements {

    private Elements() {}

    static Object zeros(DataType type, int length) {
        return switch (type) {
            case CHAR -> new byte[length];
            case SHORT -> new short[length];
            case INT -> new int[length];
            case FLOAT -> new float[length];
            case DOUBLE -> new double[length];
        };
    }

    /** Arbitrary elements; sums of floats among them depend on the order. */
    static Object random(DataType type, int length, long seed) {
        Random random = new Random(seed);
        Object array = zeros(type, length);
        for (int i = 0; i < length; i++) {
            switch (type) {
                case CHAR -> Array.setByte(array, i, (byte) random.nextInt());
                case SHORT -> Array.setShort(array, i, (short) random.nextInt());
                case INT -> Array.setInt(array, i, random.nextInt());
                case FLOAT -> Array.setFloat(array, i, random.nextFloat() * (1 << random.nextInt(20)) - 1000);
                case DOUBLE -> Array.setDouble(array, i, random.nextDouble() * (1 << random.nextInt(20)) - 1000);
            }
        }
        return array;
    }

    /** Combines two elements as C does. */
    static void combine(ReduceOperator operator, Object into, Object from, int index) {
        switch (into) {
            case byte[] a -> {
                byte b = ((byte[]) from)[index];
                a[index] = switch (operator) {
                    case ADD -> (byte) (a[index] + b);
                    case MAX -> b > a[index] ? b : a[index];
                    case MIN -> b < a[index] ? b : a[index];
                };
            }
            case short[] a -> {
                short b = ((short[]) from)[index];
                a[index] = switch (operator) {
                    case ADD -> (short) (a[index] + b);
                    case MAX -> b > a[index] ? b : a[index];
                    case MIN -> b < a[index] ? b : a[index];
                };
            }
            case int[] a -> {
                int b = ((int[]) from)[index];
                a[index] = switch (operator) {
                    case ADD -> a[index] + b;
                    case MAX -> b > a[index] ? b : a[index];
                    case MIN -> b < a[index] ? b : a[index];
                };
            }
            case float[] a -> {
                float b = ((float[]) from)[index];
                a[index] = switch (operator) {
                    case ADD -> a[index] + b;
                    case MAX -> b > a[index] ? b : a[index];
                    case MIN -> b < a[index] ? b : a[index];
                };
            }
            case double[] a -> {
                double b = ((double[]) from)[index];
                a[index] = switch (operator) {
                    case ADD -> a[index] + b;
                    case MAX -> b > a[index] ? b : a[index];
                    case MIN -> b < a[index] ? b : a[index];
                };
            }
            default -> throw new IllegalArgumentException("not an array of elements");
        }
    }

    static void push(SendChannel channel, Object data, int index) {
        switch (data) {
            case byte[] a -> channel.push(a[index]);
            case short[] a -> channel.push(a[index]);
            case int[] a -> channel.push(a[index]);
            case float[] a -> channel.push(a[index]);
            case double[] a -> channel.push(a[index]);
            default -> throw new IllegalArgumentException("not an array of elements");
        }
    }

    static void push(SendChannel channel, Object data, int offset, int length) {
        switch (data) {
            case byte[] a -> channel.push(a, offset, length);
            case short[] a -> channel.push(a, offset, length);
            case int[] a -> channel.push(a, offset, length);
            case float[] a -> channel.push(a, offset, length);
            case double[] a -> channel.push(a, offset, length);
            default -> throw new IllegalArgumentException("not an array of elements");
        }
    }

    static void pop(ReceiveChannel channel, Object data, int index) {
        switch (data) {
            case byte[] a -> a[index] = channel.popByte();
            case short[] a -> a[index] = channel.popShort();
            case int[] a -> a[index] = channel.popInt();
            case float[] a -> a[index] = channel.popFloat();
            case double[] a -> a[index] = channel.popDouble();
            default -> throw new IllegalArgumentException("not an array of elements");
        }
    }

    static void pop(ReceiveChannel channel, Object data, int offset, int length) {
        switch (data) {
            case byte[] a -> channel.pop(a, offset, length);
            case short[] a -> channel.pop(a, offset, length);
            case int[] a -> channel.pop(a, offset, length);
            case float[] a -> channel.pop(a, offset, length);
            case double[] a -> channel.pop(a, offset, length);
            default -> throw new IllegalArgumentException("not an array of elements");
        }
    }

    static void broadcast(BroadcastChannel channel, Object data, int index) {
        switch (data) {
            case byte[] a -> a[index] = channel.broadcast(a[index]);
            case short[] a -> a[index] = channel.broadcast(a[index]);
            case int[] a -> a[index] = channel.broadcast(a[index]);
            case float[] a -> a[index] = channel.broadcast(a[index]);
            case double[] a -> a[index] = channel.broadcast(a[index]);
            default -> throw new IllegalArgumentException("not an array of elements");
        }
    }

    static void broadcast(BroadcastChannel channel, Object data, int offset, int length) {
        switch (data) {
            case byte[] a -> channel.broadcast(a, offset, length);
            case short[] a -> channel.broadcast(a, offset, length);
            case int[] a -> channel.broadcast(a, offset, length);
            case float[] a -> channel.broadcast(a, offset, length);
            case double[] a -> channel.broadcast(a, offset, length);
            default -> throw new IllegalArgumentException("not an array of elements");
        }
    }

    static void reduce(ReduceChannel channel, Object data, Object result, int index) {
        switch (data) {
            case byte[] a -> ((byte[]) result)[index] = channel.reduce(a[index]);
            case short[] a -> ((short[]) result)[index] = channel.reduce(a[index]);
            case int[] a -> ((int[]) result)[index] = channel.reduce(a[index]);
            case float[] a -> ((float[]) result)[index] = channel.reduce(a[index]);
            case double[] a -> ((double[]) result)[index] = channel.reduce(a[index]);
            default -> throw new IllegalArgumentException("not an array of elements");
        }
    }

    static void reduce(ReduceChannel channel, Object data, Object result, int offset, int length) {
        switch (data) {
            case byte[] a -> channel.reduce(a, offset, (byte[]) result, offset, length);
            case short[] a -> channel.reduce(a, offset, (short[]) result, offset, length);
            case int[] a -> channel.reduce(a, offset, (int[]) result, offset, length);
            case float[] a -> channel.reduce(a, offset, (float[]) result, offset, length);
            case double[] a -> channel.reduce(a, offset, (double[]) result, offset, length);
            default -> throw new IllegalArgumentException("not an array of elements");
        }
    }

    static void scatter(ScatterChannel channel, Object data, int index, Object result, int target) {
        switch (data) {
            case byte[] a -> ((byte[]) result)[target] = channel.scatter(a[index]);
            case short[] a -> ((short[]) result)[target] = channel.scatter(a[index]);
            case int[] a -> ((int[]) result)[target] = channel.scatter(a[index]);
            case float[] a -> ((float[]) result)[target] = channel.scatter(a[index]);
            case double[] a -> ((double[]) result)[target] = channel.scatter(a[index]);
            default -> throw new IllegalArgumentException("not an array of elements");
        }
    }

    static void scatter(ScatterChannel channel, Object data, Object result) {
        switch (data) {
            case byte[] a -> channel.scatter(a, 0, (byte[]) result, 0);
            case short[] a -> channel.scatter(a, 0, (short[]) result, 0);
            case int[] a -> channel.scatter(a, 0, (int[]) result, 0);
            case float[] a -> channel.scatter(a, 0, (float[]) result, 0);
            case double[] a -> channel.scatter(a, 0, (double[]) result, 0);
            default -> throw new IllegalArgumentException("not an array of elements");
        }
    }

    static void gather(GatherChannel channel, Object data, int index, Object result, int target) {
        switch (data) {
            case byte[] a -> ((byte[]) result)[target] = channel.gather(a[index]);
            case short[] a -> ((short[]) result)[target] = channel.gather(a[index]);
            case int[] a -> ((int[]) result)[target] = channel.gather(a[index]);
            case float[] a -> ((float[]) result)[target] = channel.gather(a[index]);
            case double[] a -> ((double[]) result)[target] = channel.gather(a[index]);
            default -> throw new IllegalArgumentException("not an array of elements");
        }
    }

    static void gather(GatherChannel channel, Object data, Object result) {
        switch (data) {
            case byte[] a -> channel.gather(a, 0, (byte[]) result, 0);
            case short[] a -> channel.gather(a, 0, (short[]) result, 0);
            case int[] a -> channel.gather(a, 0, (int[]) result, 0);
            case float[] a -> channel.gather(a, 0, (float[]) result, 0);
            case double[] a -> channel.gather(a, 0, (double[]) result, 0);
            default -> throw new IllegalArgumentException("not an array of elements");
        }
    }
}
