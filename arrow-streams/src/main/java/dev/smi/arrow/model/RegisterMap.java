package dev.smi.arrow.model;

import dev.smi.arrow.model.Register.Access;
import dev.smi.arrow.model.Register.Content;
import java.util.ArrayList;
import java.util.List;

/** Lays out registers in Fletcher's order. One use; not thread-safe. */
final class RegisterMap {

    private final List<Register> registers = new ArrayList<>();

    private RegisterMap() {}

    static List<Register> of(ArrowInterface program) {
        RegisterMap map = new RegisterMap();
        map.add("control", Access.HOST, new Content.Control(), "1 starts, 2 stops, 4 resets");
        map.add("status", Access.KERNEL, new Content.Status(), "1 idle, 2 busy, 4 done");
        map.add("return0", Access.KERNEL, new Content.Returned(0), "what the kernel returns, lower half");
        map.add("return1", Access.KERNEL, new Content.Returned(1), "what the kernel returns, upper half");
        for (Batch batch : program.batches()) {
            map.add(batch.name() + "_first", Access.HOST, new Content.FirstRow(batch), "first row of " + batch.name());
            map.add(
                    batch.name() + "_last",
                    Access.HOST,
                    new Content.LastRow(batch),
                    "row after the last one of " + batch.name());
        }
        for (Batch batch : program.batches()) {
            batch.buffers().forEach(map::address);
        }
        program.registers().forEach(map::own);
        return map.registers;
    }

    private void address(ColumnBuffer buffer) {
        String meaning = "address of the " + buffer.kind().id() + ", ";
        add(buffer.name() + "_lo", Access.HOST, new Content.Address(buffer, 0), meaning + "lower half");
        add(buffer.name() + "_hi", Access.HOST, new Content.Address(buffer, 1), meaning + "upper half");
    }

    private void own(CustomRegister register) {
        String bits = register.bits() + " bits of the kernel's own";
        if (register.bits() <= Integer.SIZE) {
            add(register.name(), Access.HOST, new Content.Own(register, 0), bits);
        } else {
            add(register.name() + "_lo", Access.HOST, new Content.Own(register, 0), bits + ", lower half");
            add(register.name() + "_hi", Access.HOST, new Content.Own(register, 1), bits + ", upper half");
        }
    }

    private void add(String name, Access access, Content content, String meaning) {
        registers.add(new Register(registers.size() * Register.BYTES, name, access, content, meaning));
    }
}
