package dev.smi.arrow;

import dev.smi.arrow.model.ArrowInterface;
import dev.smi.arrow.model.CustomRegister;
import dev.smi.arrow.schema.NamedSchema;
import dev.smi.arrow.schema.SchemaInterface;
import dev.smi.codegen.CodeGenerator;
import dev.smi.codegen.CodegenOptions;
import dev.smi.codegen.GeneratedProgram;
import dev.smi.codegen.ProgramSources;
import dev.smi.codegen.arrow.ArrowCode;
import dev.smi.codegen.frontend.Preprocessing;
import dev.smi.codegen.io.ArrowFiles;
import dev.smi.codegen.io.GeneratedFiles;
import dev.smi.hls.HlsRenderer;
import dev.smi.hls.Target;
import dev.smi.model.CollectiveScheme;
import dev.smi.model.FlowControl;
import dev.smi.model.diagnostic.Diagnostics;
import dev.smi.model.io.TextFiles;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.FieldType;
import org.apache.arrow.vector.types.pojo.Schema;

/** Interfaces and programs for tests, as the command writes them. */
final class TestProgram {

    private TestProgram() {}

    /** An interface; the batch's names are in the schemas. */
    static ArrowInterface program(String kernel, List<CustomRegister> registers, Schema... schemas) {
        List<NamedSchema> named = new ArrayList<>();
        for (Schema schema : schemas) {
            named.add(new NamedSchema("test", "none", schema));
        }
        return SchemaInterface.of(named, Optional.of(kernel), registers, new Diagnostics());
    }

    /** Generates the program of an interface; gives its directory. */
    static Path generate(Path directory, ArrowInterface program, String source) {
        ArrowCode code = ArrowCode.of(program, new HlsRenderer(Target.INTEL_OPENCL));
        Path out = directory.resolve("out");
        ArrowFiles.write(out, program.kernel(), code);
        Path file = directory.resolve(program.kernel() + ".cl");
        TextFiles.write(file, "#include \"" + program.kernel() + ".h\"\n" + source);
        ProgramSources sources = new ProgramSources(
                program.kernel(),
                List.of(file, ArrowFiles.streamsSource(out, program.kernel(), code)),
                new Preprocessing(List.of(ArrowFiles.interfaceDirectory(out, program.kernel())), Map.of()));
        CodeGenerator generator = new CodeGenerator(
                new CodegenOptions(Target.INTEL_OPENCL, 4, 8, 8, FlowControl.CREDITS, CollectiveScheme.LINEAR));
        GeneratedProgram generated = generator.generate(List.of(sources)).getFirst();
        GeneratedFiles.write(out, generated, sources);
        return out.resolve(program.kernel());
    }

    /** The schema of a batch. */
    static Schema schema(String name, String mode, Field... fields) {
        return new Schema(List.of(fields), Map.of("fletcher_name", name, "fletcher_mode", mode));
    }

    /** The same fields, for another batch. */
    static Schema renamed(Schema schema, String name, String mode) {
        return schema(name, mode, schema.getFields().toArray(Field[]::new));
    }

    static Field field(String name, ArrowType type, Field... children) {
        return new Field(name, FieldType.notNullable(type), List.of(children));
    }

    static Field nullable(String name, ArrowType type, Field... children) {
        return new Field(name, FieldType.nullable(type), List.of(children));
    }

    /** A field with metadata. */
    static Field with(Field field, String key, String value) {
        Map<String, String> metadata = new HashMap<>(field.getMetadata());
        metadata.put(key, value);
        return new Field(
                field.getName(),
                new FieldType(field.isNullable(), field.getType(), null, metadata),
                field.getChildren());
    }
}
