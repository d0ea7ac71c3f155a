package dev.smi.codegen.frontend.java.analysis;

import dev.smi.codegen.frontend.java.ir.ChannelKind;
import dev.smi.codegen.frontend.java.ir.Scalar;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What kernels may call of {@code dev.smi}. The front end does not see those classes, so that {@link #signatures()} is
 * what a test compares with them. Stateless.
 */
public final class KernelApi {

    static final String COMMUNICATOR = "dev.smi.Communicator";
    static final String DATA_TYPE = "dev.smi.model.DataType";
    static final String REDUCE_OPERATOR = "dev.smi.model.ReduceOperator";
    static final String FIFO = "dev.smi.kernel.Fifo";
    static final String KERNEL = "dev.smi.kernel.Kernel";
    static final String UNROLL = "dev.smi.kernel.Unroll";
    static final String PIPELINE = "dev.smi.kernel.Pipeline";

    /** What an argument of a method that opens a channel says. */
    enum Role {
        TYPE(DATA_TYPE),
        OPERATOR(REDUCE_OPERATOR),
        COUNT("int"),
        RECEIVE_COUNT("int"),
        PEER("int"),
        PORT("int"),
        DEGREE("int");

        private final String javaType;

        Role(String javaType) {
            this.javaType = javaType;
        }
    }

    /** A way to open a channel: its class, the method of the communicator, its arguments but for the degree. */
    private record Way(String type, String method, List<Role> roles) {}

    private static final Map<ChannelKind, Way> WAYS = new EnumMap<>(Map.of(
            ChannelKind.SEND,
            new Way("dev.smi.SendChannel", "openSend", List.of(Role.TYPE, Role.COUNT, Role.PEER, Role.PORT)),
            ChannelKind.RECEIVE,
            new Way("dev.smi.ReceiveChannel", "openReceive", List.of(Role.TYPE, Role.COUNT, Role.PEER, Role.PORT)),
            ChannelKind.BROADCAST,
            new Way("dev.smi.BroadcastChannel", "openBroadcast", List.of(Role.TYPE, Role.COUNT, Role.PORT, Role.PEER)),
            ChannelKind.REDUCE,
            new Way(
                    "dev.smi.ReduceChannel",
                    "openReduce",
                    List.of(Role.TYPE, Role.COUNT, Role.OPERATOR, Role.PORT, Role.PEER)),
            ChannelKind.SCATTER,
            new Way(
                    "dev.smi.ScatterChannel",
                    "openScatter",
                    List.of(Role.TYPE, Role.COUNT, Role.RECEIVE_COUNT, Role.PORT, Role.PEER)),
            ChannelKind.GATHER,
            new Way(
                    "dev.smi.GatherChannel",
                    "openGather",
                    List.of(Role.TYPE, Role.COUNT, Role.RECEIVE_COUNT, Role.PORT, Role.PEER))));

    /** What channels carry. */
    static final List<Scalar> CHANNEL_ELEMENTS =
            List.of(Scalar.BYTE, Scalar.SHORT, Scalar.INT, Scalar.FLOAT, Scalar.DOUBLE);

    /** Classes of FIFOs with their elements. */
    static final Map<String, Scalar> FIFOS = fifos();

    /** Classes that the solver has to know. */
    static final List<String> TYPES = types();

    private KernelApi() {}

    private static Map<String, Scalar> fifos() {
        Map<String, Scalar> fifos = new LinkedHashMap<>();
        for (Scalar element :
                List.of(Scalar.BYTE, Scalar.SHORT, Scalar.INT, Scalar.LONG, Scalar.FLOAT, Scalar.DOUBLE)) {
            fifos.put(FIFO + ".Of" + capital(element), element);
        }
        return fifos;
    }

    private static List<String> types() {
        List<String> types = new ArrayList<>(List.of(
                COMMUNICATOR,
                DATA_TYPE,
                REDUCE_OPERATOR,
                FIFO,
                KERNEL,
                UNROLL,
                PIPELINE,
                "dev.smi.Kernel",
                "dev.smi.Smi"));
        WAYS.values().forEach(way -> types.add(way.type()));
        return List.copyOf(types);
    }

    /** {@code Int} of int, as names of methods have it. */
    static String capital(Scalar scalar) {
        String name = scalar.javaName();
        return Character.toUpperCase(name.charAt(0)) + name.substring(1);
    }

    /** The channel that a class is, or empty. */
    static Optional<ChannelKind> kind(String type) {
        return Arrays.stream(ChannelKind.values())
                .filter(kind -> way(kind).type().equals(type))
                .findFirst();
    }

    /** The channel that a method of the communicator opens, or empty. */
    static Optional<ChannelKind> opened(String method) {
        return Arrays.stream(ChannelKind.values())
                .filter(kind -> way(kind).method().equals(method))
                .findFirst();
    }

    /** What the arguments of the method that opens such a channel say, without a degree behind them. */
    static List<Role> roles(ChannelKind kind) {
        return way(kind).roles();
    }

    /** The method that opens such a channel. */
    static String opener(ChannelKind kind) {
        return way(kind).method();
    }

    /** A channel's class, without its package. */
    static String simpleName(ChannelKind kind) {
        String type = way(kind).type();
        return type.substring(type.lastIndexOf('.') + 1);
    }

    private static Way way(ChannelKind kind) {
        Way way = WAYS.get(kind);
        if (way == null) {
            throw new IllegalStateException("no way to open " + kind);
        }
        return way;
    }

    /** Methods that pass an element through such a channel; a pop's has the element's type behind. */
    static String elementMethod(ChannelKind kind) {
        return switch (kind) {
            case SEND -> "push";
            case RECEIVE -> "pop";
            case BROADCAST -> "broadcast";
            case REDUCE -> "reduce";
            case SCATTER -> "scatter";
            case GATHER -> "gather";
        };
    }

    /** Everything, as {@code class.method(parameters):result} with names of classes in full, sorted. */
    public static List<String> signatures() {
        List<String> all = new ArrayList<>(List.of(COMMUNICATOR + ".rank():int", COMMUNICATOR + ".size():int"));
        for (ChannelKind kind : ChannelKind.values()) {
            List<String> roles = roles(kind).stream().map(role -> role.javaType).toList();
            all.add(signature(
                    COMMUNICATOR,
                    opener(kind),
                    String.join(",", roles),
                    way(kind).type()));
            all.add(signature(
                    COMMUNICATOR,
                    opener(kind),
                    String.join(",", roles) + ",int",
                    way(kind).type()));
            CHANNEL_ELEMENTS.forEach(element -> all.addAll(elementSignatures(kind, element.javaName(), element)));
        }
        all.add(way(ChannelKind.SEND).type() + ".flush():void");
        FIFOS.forEach((type, element) -> {
            all.add(signature(FIFO, "of" + capital(element), "int", type));
            all.add(signature(type, "write", element.javaName(), "void"));
            all.add(signature(type, "read", "", element.javaName()));
        });
        return all.stream().sorted().toList();
    }

    private static List<String> elementSignatures(ChannelKind kind, String element, Scalar scalar) {
        String type = way(kind).type();
        String bulk = element + "[],int,int";
        return switch (kind) {
            case SEND -> List.of(signature(type, "push", element, "void"), signature(type, "push", bulk, "void"));
            case RECEIVE ->
                List.of(signature(type, "pop" + capital(scalar), "", element), signature(type, "pop", bulk, "void"));
            case BROADCAST, REDUCE, SCATTER, GATHER -> List.of(signature(type, elementMethod(kind), element, element));
        };
    }

    private static String signature(String type, String method, String parameters, String result) {
        return type + "." + method + "(" + parameters + "):" + result;
    }
}
