package dev.smi.codegen.frontend;

import dev.smi.model.diagnostic.Diagnostics;

/** Reads kernel sources of one language. */
public interface FrontEnd {

    /**
     * Finds the channels of a source and replaces its SMI calls.
     *
     * @param diagnostics takes what is wrong with the source; the result is of use only if that is nothing
     */
    TranslatedSource translate(SourceFile source, Preprocessing preprocessing, Diagnostics diagnostics);
}
