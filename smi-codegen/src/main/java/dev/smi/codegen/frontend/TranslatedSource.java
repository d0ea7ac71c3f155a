package dev.smi.codegen.frontend;

import java.util.List;

/**
 * What a front end makes of one source.
 *
 * @param rewritten the source with every SMI call replaced; untouched bytes are as they were
 * @param endpoints the channels that the source opens, in order of position
 * @param kernels the kernels that it defines, in order
 */
public record TranslatedSource(SourceFile rewritten, List<Endpoint> endpoints, List<KernelHead> kernels) {

    public TranslatedSource {
        endpoints = List.copyOf(endpoints);
        kernels = List.copyOf(kernels);
    }
}
