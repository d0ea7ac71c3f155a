package dev.smi.codegen.frontend.opencl;

/**
 * A name that is to be another one.
 *
 * @param node whose name it is
 * @param from what it is in the text
 * @param to what it shall be
 */
record Renaming(AstNode node, String from, String to) {

    /** Offset of the name, or of the macro's use that makes it. */
    int at() {
        return node.extent().at();
    }
}
