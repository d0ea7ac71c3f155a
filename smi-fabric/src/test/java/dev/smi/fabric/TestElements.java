package dev.smi.fabric;

import static org.assertj.core.api.Assertions.assertThat;

import dev.smi.fabric.endpoint.CollectiveEndpoint;
import dev.smi.fabric.endpoint.PopEndpoint;
import dev.smi.fabric.endpoint.PushEndpoint;
import dev.smi.model.DataType;
import java.util.Arrays;

/** Elements of any type that stand for numbers. */
final class TestElements {

    private TestElements() {}

    static int[] sizes(String text) {
        return Arrays.stream(text.split("x", -1)).mapToInt(Integer::parseInt).toArray();
    }

    /** The number as an element of the type. */
    static double as(DataType type, double number) {
        return switch (type) {
            case INT -> (int) number;
            case FLOAT -> (float) number;
            case DOUBLE -> number;
            case CHAR -> (byte) (int) number;
            case SHORT -> (short) (int) number;
        };
    }

    /** Something that uses all bits of an element. */
    private static double scrambled(DataType type, int number) {
        int bits = number * 0x9e3779b1;
        return as(type, type == DataType.DOUBLE ? bits * 1.000000001 : type == DataType.FLOAT ? bits >> 8 : bits);
    }

    static boolean tryPut(PushEndpoint push, int number) {
        DataType type = push.operation().dataType();
        double value = scrambled(type, number);
        return switch (type) {
            case INT -> push.tryPutInt((int) value);
            case FLOAT -> push.tryPutFloat((float) value);
            case DOUBLE -> push.tryPutDouble(value);
            case CHAR -> push.tryPutChar((byte) value);
            case SHORT -> push.tryPutShort((short) value);
        };
    }

    /** Takes the next element and fails if it is not the one that the number stands for. */
    static void requireNext(PopEndpoint pop, int number) {
        DataType type = pop.operation().dataType();
        double value =
                switch (type) {
                    case INT -> pop.getInt();
                    case FLOAT -> pop.getFloat();
                    case DOUBLE -> pop.getDouble();
                    case CHAR -> pop.getChar();
                    case SHORT -> pop.getShort();
                };
        if (value != scrambled(type, number)) {
            assertThat(value).as("element %d", number).isEqualTo(scrambled(type, number));
        }
    }

    static boolean tryPass(CollectiveEndpoint endpoint, double value) {
        return switch (endpoint.operation().dataType()) {
            case INT -> endpoint.tryInt((int) value);
            case FLOAT -> endpoint.tryFloat((float) value);
            case DOUBLE -> endpoint.tryDouble(value);
            case CHAR -> endpoint.tryChar((byte) (int) value);
            case SHORT -> endpoint.tryShort((short) (int) value);
        };
    }

    static double result(CollectiveEndpoint endpoint) {
        return switch (endpoint.operation().dataType()) {
            case INT -> endpoint.intResult();
            case FLOAT -> endpoint.floatResult();
            case DOUBLE -> endpoint.doubleResult();
            case CHAR -> endpoint.charResult();
            case SHORT -> endpoint.shortResult();
        };
    }
}
