package dev.smi.device.jvm;

import dev.smi.device.DeviceException;
import dev.smi.kernel.Fifo;
import java.lang.reflect.Field;
import java.lang.reflect.InaccessibleObjectException;
import java.lang.reflect.Modifier;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the source calls FIFOs. Stateless. */
final class FifoNames {

    private FifoNames() {}

    /**
     * The FIFOs that are constants of a class, or of those around and within it, as {@code Ring.STAGE}. This
     * initialises the class.
     */
    static Map<Object, String> of(Class<?> kernels) {
        Map<Object, String> names = new HashMap<>();
        for (Class<?> type = kernels; type != null; type = type.getEnclosingClass()) {
            add(type, names);
        }
        for (Class<?> type : kernels.getDeclaredClasses()) {
            add(type, names);
        }
        return names;
    }

    private static void add(Class<?> type, Map<Object, String> names) {
        for (Field field : type.getDeclaredFields()) {
            if (Modifier.isStatic(field.getModifiers()) && Fifo.class.isAssignableFrom(field.getType())) {
                Object fifo = value(field);
                if (fifo != null) {
                    names.putIfAbsent(fifo, type.getSimpleName() + "." + field.getName());
                }
            }
        }
    }

    private static @Nullable Object value(Field field) {
        try {
            field.setAccessible(true);
            return field.get(null);
        } catch (InaccessibleObjectException | IllegalAccessException _) {
            return null; // its name is for messages only
        } catch (ExceptionInInitializerError e) {
            throw new DeviceException(
                    "class " + field.getDeclaringClass().getName() + " cannot be loaded: its constants failed with "
                            + e.getCause() + "; mend their initialisers",
                    e);
        }
    }
}
