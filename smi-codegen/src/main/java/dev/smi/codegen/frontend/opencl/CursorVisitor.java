package dev.smi.codegen.frontend.opencl;

import static org.bytedeco.llvm.global.clang.CXChildVisit_Continue;
import static org.bytedeco.llvm.global.clang.clang_visitChildren;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;
import org.bytedeco.llvm.clang.CXClientData;
import org.bytedeco.llvm.clang.CXCursor;
import org.bytedeco.llvm.clang.CXCursorVisitor;

/**
 * Visits children of cursors, at any depth, through one native callback: JavaCPP 1.5.12 has room for ten callbacks of a
 * class and jumps to address 0 for the eleventh. Not thread-safe.
 */
final class CursorVisitor implements AutoCloseable {

    private final Deque<Consumer<CXCursor>> actions = new ArrayDeque<>();

    private final CXCursorVisitor callback = new CXCursorVisitor() {
        @Override
        public int call(CXCursor cursor, CXCursor parent, CXClientData data) {
            actions.element().accept(cursor);
            return CXChildVisit_Continue;
        }
    };

    /**
     * Calls the action with every child of a cursor, in order.
     *
     * @param action may visit further cursors; must not keep the cursor, which is valid during the call only
     */
    void children(CXCursor parent, Consumer<CXCursor> action) {
        actions.push(action);
        clang_visitChildren(parent, callback, null);
        actions.pop();
    }

    @Override
    public void close() {
        callback.close();
    }
}
