package dev.smi.launch.agent;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;

/** Puts the loopback address into code that would listen on every interface or tell others the host's name. */
final class LoopbackCode {

    private static final ClassDesc ADDRESS = ClassDesc.of("java.net.InetAddress");
    private static final ClassDesc SERVER = ClassDesc.of("java.net.ServerSocket");
    private static final ClassDesc SOCKET_ADDRESS = ClassDesc.of("java.net.InetSocketAddress");

    private static final MethodTypeDesc OF_PORT = MethodTypeDesc.of(ConstantDescs.CD_void, ConstantDescs.CD_int);
    private static final MethodTypeDesc SERVER_OF_ALL =
            MethodTypeDesc.of(ConstantDescs.CD_void, ConstantDescs.CD_int, ConstantDescs.CD_int, ADDRESS);
    private static final MethodTypeDesc ADDRESS_AND_PORT =
            MethodTypeDesc.of(ConstantDescs.CD_void, ADDRESS, ConstantDescs.CD_int);
    private static final MethodTypeDesc GIVES_ADDRESS = MethodTypeDesc.of(ADDRESS);

    private LoopbackCode() {}

    static CodeTransform transform() {
        return LoopbackCode::accept;
    }

    private static void accept(CodeBuilder code, CodeElement element) {
        if (!(element instanceof InvokeInstruction call)) {
            code.with(element);
        } else if (isOfPort(call, SERVER)) {
            loopback(code.iconst_0()); // the usual backlog
            code.invokespecial(SERVER, ConstantDescs.INIT_NAME, SERVER_OF_ALL);
        } else if (isOfPort(call, SOCKET_ADDRESS)) {
            loopback(code).swap();
            code.invokespecial(SOCKET_ADDRESS, ConstantDescs.INIT_NAME, ADDRESS_AND_PORT);
        } else if (call.owner().asSymbol().equals(ADDRESS) && call.name().equalsString("getLocalHost")) {
            loopback(code);
        } else {
            code.with(element);
        }
    }

    private static boolean isOfPort(InvokeInstruction call, ClassDesc made) {
        return call.owner().asSymbol().equals(made)
                && call.name().equalsString(ConstantDescs.INIT_NAME)
                && call.typeSymbol().equals(OF_PORT);
    }

    private static CodeBuilder loopback(CodeBuilder code) {
        return code.invokestatic(ADDRESS, "getLoopbackAddress", GIVES_ADDRESS);
    }
}
