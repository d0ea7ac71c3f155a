package dev.smi.emulator.machine;

import com.dylibso.chicory.wasm.WasmModule;
import com.dylibso.chicory.wasm.types.AnnotatedInstruction;
import com.dylibso.chicory.wasm.types.Export;
import com.dylibso.chicory.wasm.types.ExternalType;
import com.dylibso.chicory.wasm.types.FunctionBody;
import com.dylibso.chicory.wasm.types.OpCode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Works out how much stack a function needs with all that it calls, from the compiled code: a function that has local
 * memory begins by taking a constant from the stack pointer. OpenCL C has neither recursion nor arrays of variable
 * size, so the sum over the deepest chain of calls is exact. Not thread-safe.
 */
final class StackSizes {

    /** For functions that call themselves, which OpenCL C forbids but Clang lets pass. */
    private static final int RECURSIVE = 1 << 20;

    /** What every stack has to spare, for the runtime's own use and as a guard. */
    private static final int MARGIN = 256;

    private static final int OPEN = -1;

    private final WasmModule module;
    private final int imports;
    private final Map<Integer, Integer> sizes = new HashMap<>();

    StackSizes(WasmModule module) {
        this.module = module;
        this.imports = module.importSection().count(ExternalType.FUNCTION);
    }

    /** Bytes that a call of an exported function needs at most. */
    int of(String export) {
        return IntStream.range(0, module.exportSection().exportCount())
                        .mapToObj(module.exportSection()::getExport)
                        .filter(e -> e.exportType() == ExternalType.FUNCTION
                                && e.name().equals(export))
                        .mapToInt(Export::index)
                        .map(this::size)
                        .findFirst()
                        .orElseThrow(() -> new IllegalArgumentException("no function " + export + " is exported"))
                + MARGIN;
    }

    private int size(int function) {
        if (function < imports) {
            return 0;
        }
        Integer known = sizes.putIfAbsent(function, OPEN);
        if (known != null) {
            return known == OPEN ? RECURSIVE : known;
        }
        FunctionBody body = module.codeSection().getFunctionBody(function - imports);
        int deepest = 0;
        for (AnnotatedInstruction instruction : body.instructions()) {
            if (instruction.opcode() == OpCode.CALL) {
                deepest = Math.max(deepest, size((int) instruction.operand(0)));
            }
        }
        int size = Math.toIntExact(Math.min(Integer.MAX_VALUE / 2, frame(body.instructions()) + (long) deepest));
        sizes.put(function, size);
        return size;
    }

    /** The constant of the first {@code global.get, i32.const n, i32.sub} of a function, or 0. */
    private static int frame(List<AnnotatedInstruction> code) {
        for (int i = 0; i + 2 < code.size(); i++) {
            if (code.get(i).opcode() == OpCode.GLOBAL_GET
                    && code.get(i + 1).opcode() == OpCode.I32_CONST
                    && code.get(i + 2).opcode() == OpCode.I32_SUB) {
                return (int) code.get(i + 1).operand(0);
            }
        }
        return 0;
    }
}
