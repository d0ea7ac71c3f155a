package dev.smi.model;

import java.util.Locale;

/**
 * The four kinds of FIFO between the application side of a rank and its communication kernels.
 *
 * <p>{@code CKS_*} FIFOs lead into a send kernel (CK_S), {@code CKR_*} FIFOs come out of a receive kernel (CK_R). Data
 * and control (credits, ready-to-receive) travel apart. Source: docs/design/smi-spec.md, section 3.
 */
public enum FifoKey {
    CKS_DATA,
    CKS_CONTROL,
    CKR_DATA,
    CKR_CONTROL;

    /** The key as it stands in FIFO names: {@code cks_data}, ... */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether the FIFO leads from the application to a CK_S. */
    public boolean isToSendKernel() {
        return this == CKS_DATA || this == CKS_CONTROL;
    }
}
