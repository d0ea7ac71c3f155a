package dev.smi.hls;

import java.lang.reflect.InvocationTargetException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.stringtemplate.v4.Interpreter;
import org.stringtemplate.v4.ModelAdaptor;
import org.stringtemplate.v4.ST;
import org.stringtemplate.v4.misc.STNoSuchPropertyException;

/** Lets templates read the components and other accessors of records: {@code unit.inputs} calls {@code inputs()}. */
final class RecordAdaptor implements ModelAdaptor<Record> {

    @Override
    public @Nullable Object getProperty(
            Interpreter interpreter, ST template, Record model, Object property, String name) {
        try {
            Object value = model.getClass().getMethod(name).invoke(model);
            return value instanceof Optional<?> optional ? optional.orElse(null) : value;
        } catch (NoSuchMethodException | IllegalAccessException | InvocationTargetException e) {
            throw new STNoSuchPropertyException(e, model, model.getClass().getSimpleName() + "." + name);
        }
    }
}
