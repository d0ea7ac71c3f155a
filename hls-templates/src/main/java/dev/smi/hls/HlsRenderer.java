package dev.smi.hls;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.stringtemplate.v4.ST;
import org.stringtemplate.v4.STGroup;
import org.stringtemplate.v4.STGroupFile;

/**
 * Fills templates. The same unit always gives the same text, with {@code \n} line ends. Not thread-safe: templates are
 * loaded as they are needed.
 */
public final class HlsRenderer {

    private static final String ROOT = "hls/";

    private final Target target;
    private final Map<String, STGroup> groups = new HashMap<>();

    /** A renderer for one target. */
    public HlsRenderer(Target target) {
        this.target = target;
    }

    /** The text of a unit. */
    public String render(HlsUnit unit) {
        String name = unit.getClass().getSimpleName();
        ST template = group(name).getInstanceOf(templateName(name));
        template.add("unit", unit);
        return template.render(Locale.ROOT);
    }

    /** The header that kernels include, {@code smi.h}. */
    public String header() {
        String resource = ROOT + target.id() + "/include/smi.h";
        try (InputStream in = HlsRenderer.class.getClassLoader().getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException(resource + " is missing from the jar of hls-templates");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + resource, e);
        }
    }

    /** The template of a unit's class: {@code SendKernel} is rendered by {@code sendKernel}. */
    static String templateName(String unit) {
        return unit.substring(0, 1).toLowerCase(Locale.ROOT) + unit.substring(1);
    }

    /** The file that a unit's template is in: {@code SendKernel} in {@code send-kernel.stg}. */
    static String fileName(String unit) {
        return templateName(unit).replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT) + ".stg";
    }

    private STGroup group(String unit) {
        STGroup group = groups.get(unit);
        if (group == null) {
            group = load(unit);
            groups.put(unit, group);
        }
        return group;
    }

    private STGroup load(String unit) {
        String resource = ROOT + target.id() + "/" + fileName(unit);
        URL url = HlsRenderer.class.getClassLoader().getResource(resource);
        if (url == null) {
            throw new IllegalStateException(resource + " is missing from the jar of hls-templates");
        }
        STGroup group = new STGroupFile(url, "UTF-8", '$', '$');
        group.setListener(new ThrowingListener(resource));
        group.registerModelAdaptor(Record.class, new RecordAdaptor());
        // a unit within a unit is rendered by its own template
        group.registerRenderer(
                Object.class, (value, _, _) -> value instanceof HlsUnit nested ? render(nested) : value.toString());
        return group;
    }
}
