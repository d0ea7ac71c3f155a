package dev.smi.codegen.frontend;

import dev.smi.model.diagnostic.Diagnostics;

/** Reads kernel sources of one language. */
public interface FrontEnd {

    /**
     * The name of the file with the generated transport layer. Sources for the reference implementation include it;
     * here it is compiled beside them.
     */
    String DEVICE_FILE = "smi_generated_device.cl";

    /**
     * Finds the channels of a source and replaces its SMI calls.
     *
     * @param diagnostics takes what is wrong with the source; the result is of use only if that is nothing
     */
    TranslatedSource translate(SourceFile source, Preprocessing preprocessing, Diagnostics diagnostics);

    /**
     * Reads a source and what it includes, as a compiler would.
     *
     * @param diagnostics takes what is wrong with it
     */
    void check(SourceFile source, Preprocessing preprocessing, Diagnostics diagnostics);
}
