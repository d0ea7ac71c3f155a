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

    /** Instructions within which a function takes its frame. */
    private static final int PROLOGUE = 12;

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

    /**
     * What a function takes for itself. It begins with {@code global.get $__stack_pointer ... i32.const <bytes>,
     * i32.sub}, and {@code i32.const -<alignment>, i32.and} if it aligns its frame, which can take as much again.
     */
    private static int frame(List<AnnotatedInstruction> code) {
        int start = first(code, 0, OpCode.GLOBAL_GET);
        int subtraction = first(code, start, OpCode.I32_SUB);
        if (subtraction == code.size() || code.get(subtraction - 1).opcode() != OpCode.I32_CONST) {
            return 0;
        }
        int bytes = (int) code.get(subtraction - 1).operand(0);
        boolean isAligned = subtraction + 2 < code.size()
                && code.get(subtraction + 1).opcode() == OpCode.I32_CONST
                && code.get(subtraction + 2).opcode() == OpCode.I32_AND;
        return isAligned ? bytes - (int) code.get(subtraction + 1).operand(0) : bytes;
    }

    /** The index of the first such instruction of a function's beginning, or the number of instructions. */
    private static int first(List<AnnotatedInstruction> code, int from, OpCode opcode) {
        int end = Math.min(code.size(), from + PROLOGUE);
        for (int i = from; i < end; i++) {
            if (code.get(i).opcode() == opcode) {
                return i;
            }
        }
        return code.size();
    }
}
