package dev.smi.codegen.arrow;

import dev.smi.arrow.io.InterfaceFile;
import dev.smi.arrow.io.RegisterMapFile;
import dev.smi.arrow.model.ArrowInterface;
import dev.smi.arrow.model.CustomRegister;
import dev.smi.arrow.model.KernelParameter;
import dev.smi.hls.ArrowHeader;
import dev.smi.hls.ArrowStreams;
import dev.smi.hls.ArrowTemplate;
import dev.smi.hls.HlsRenderer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What is generated for an interface. Immutable.
 *
 * @param kernel the user's kernel
 * @param parameters what the user's kernel takes, in order
 * @param files texts of the files of the program's directory, by name
 * @param template a kernel to fill in
 */
public record ArrowCode(String kernel, List<KernelParameter> parameters, Map<String, String> files, String template) {

    public ArrowCode {
        parameters = List.copyOf(parameters);
        files = Map.copyOf(files);
    }

    /** Generates the code of an interface; the same one always gives the same texts. */
    public static ArrowCode of(ArrowInterface program, HlsRenderer renderer) {
        ArrowLayout layout = new ArrowLayout(program);
        String header = headerFile(program.kernel());
        Map<String, String> files = new LinkedHashMap<>();
        files.put(
                header,
                renderer.render(
                        new ArrowHeader(program.kernel(), layout.hasDecimals(), layout.widths(), layout.batches())));
        files.put(
                streamsFile(program.kernel()),
                renderer.render(new ArrowStreams(program.kernel(), header, layout.children(), layout.kernels())));
        files.put(InterfaceFile.NAME, InterfaceFile.text(program));
        files.put(RegisterMapFile.JSON, RegisterMapFile.json(program));
        files.put(RegisterMapFile.MARKDOWN, RegisterMapFile.markdown(program));
        String template = renderer.render(new ArrowTemplate(
                program.kernel(),
                header,
                program.parameters().stream().map(KernelParameter::declaration).toList(),
                program.registers().stream().map(CustomRegister::name).toList(),
                layout.batches()));
        return new ArrowCode(program.kernel(), program.parameters(), files, template);
    }

    /**
     * The text of a file.
     *
     * @throws IllegalArgumentException if there is none of this name
     */
    public String file(String name) {
        String text = files.get(name);
        if (text == null) {
            throw new IllegalArgumentException("no file " + name + " in " + files.keySet());
        }
        return text;
    }

    /** The header that the user's kernel includes. */
    public static String headerFile(String kernel) {
        return kernel + ".h";
    }

    /** The source with the kernels that move the streams. */
    public static String streamsFile(String kernel) {
        return kernel + "_streams.cl";
    }

    /** The source with the user's kernel. */
    public static String templateFile(String kernel) {
        return kernel + ".cl";
    }
}
