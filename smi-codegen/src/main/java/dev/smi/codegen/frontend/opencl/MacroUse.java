package dev.smi.codegen.frontend.opencl;

/**
 * A macro's use in a file.
 *
 * @param name the macro's name
 * @param file where it is used
 * @param start offset of the name
 * @param end offset behind the name, or behind the arguments
 * @param isUsers whether the user defines it, and not the tool
 */
record MacroUse(String name, String file, int start, int end, boolean isUsers) {

    boolean contains(int offset) {
        return start <= offset && offset < end;
    }
}
