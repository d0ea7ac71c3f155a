package dev.smi.codegen.emit;

/** Names of the FIFOs that are not hardware ports. */
final class FifoNames {

    private FifoNames() {}

    static String cableOut(int cable) {
        return "smi_cable_out_" + cable;
    }

    static String cableIn(int cable) {
        return "smi_cable_in_" + cable;
    }

    static String betweenSend(int from, int to) {
        return "smi_cks_" + from + "_to_cks_" + to;
    }

    static String betweenReceive(int from, int to) {
        return "smi_ckr_" + from + "_to_ckr_" + to;
    }

    static String sendToReceive(int cable) {
        return "smi_cks_" + cable + "_to_ckr_" + cable;
    }

    static String receiveToSend(int cable) {
        return "smi_ckr_" + cable + "_to_cks_" + cable;
    }
}
