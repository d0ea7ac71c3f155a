package dev.smi.launch.agent;

import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.MethodModel;
import java.lang.classfile.MethodTransform;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.function.Consumer;

/**
 * Has {@code MPI.Init} and {@code MPI.Finalize} call the rank's main class first. That class is in the same loader as
 * MPJ Express, the rank's.
 */
final class ProgramHooks {

    private static final ClassDesc RANK = ClassDesc.of("dev.smi.mpj.RankMain");
    private static final ClassDesc STRINGS = ConstantDescs.CD_String.arrayType();

    private ProgramHooks() {}

    static ClassTransform transform() {
        return (builder, element) -> {
            if (element instanceof MethodModel method && method.methodName().equalsString("Init")) {
                builder.transformMethod(method, starting(ProgramHooks::fetchArguments));
            } else if (element instanceof MethodModel method
                    && method.methodName().equalsString("Finalize")) {
                builder.transformMethod(method, starting(ProgramHooks::tellEnd));
            } else {
                builder.with(element);
            }
        };
    }

    private static MethodTransform starting(Consumer<CodeBuilder> beginning) {
        return MethodTransform.transformingCode(new CodeTransform() {
            @Override
            public void atStart(CodeBuilder code) {
                beginning.accept(code);
            }

            @Override
            public void accept(CodeBuilder code, CodeElement element) {
                code.with(element);
            }
        });
    }

    private static void fetchArguments(CodeBuilder code) {
        code.aload(0)
                .invokestatic(RANK, "startMpi", MethodTypeDesc.of(STRINGS, STRINGS))
                .astore(0);
    }

    private static void tellEnd(CodeBuilder code) {
        code.invokestatic(RANK, "finalizeMpi", MethodTypeDesc.of(ConstantDescs.CD_void));
    }
}
