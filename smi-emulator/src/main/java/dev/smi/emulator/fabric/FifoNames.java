package dev.smi.emulator.fabric;

import dev.smi.emulator.observe.FifoInfo.Kind;
import dev.smi.emulator.observe.KernelInfo.Role;
import java.util.regex.Pattern;

/** What FIFOs and kernels of generated device code are for, by the names that the code generator gives. Stateless. */
final class FifoNames {

    /** {@code <operation>_<port>_<key>}, as in docs/design/smi-spec.md, section 3. */
    private static final Pattern ENDPOINT = Pattern.compile(
            "(push|pop|broadcast|reduce|scatter|gather)_\\d+_((cks|ckr)_(data|control)|broadcast|reduce_send|reduce_recv|scatter|gather)");

    private static final Pattern TRANSPORT = Pattern.compile("smi_ck[sr]_\\d+_to_ck[sr]_\\d+");

    private FifoNames() {}

    static Kind kind(String fifo) {
        return ENDPOINT.matcher(fifo).matches()
                ? Kind.ENDPOINT
                : TRANSPORT.matcher(fifo).matches() ? Kind.TRANSPORT : Kind.OWN;
    }

    static Role role(String kernel, boolean isTransport) {
        if (!isTransport) {
            return Role.USER;
        }
        return kernel.startsWith("smi_kernel_ck") ? Role.COMMUNICATION : Role.SUPPORT;
    }
}
