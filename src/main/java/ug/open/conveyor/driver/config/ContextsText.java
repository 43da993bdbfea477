package ug.open.conveyor.driver.config;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import ug.open.conveyor.driver.json.Harmless;
import ug.open.conveyor.driver.json.Json;
import ug.open.conveyor.driver.json.SyntaxException;
import ug.open.conveyor.driver.yaml.Yaml;
import ug.open.conveyor.driver.yaml.YamlNode;

/** The text of the file of contexts: YAML, read strictly and with all problems noted, and written. */
final class ContextsText {
    private static final String CURRENT = "current";
    private static final String CONTEXTS = "contexts";
    private static final String PRODUCTION = "production";
    private static final String EXAMPLE = "{local: {nats: nats://localhost:4222}}";
    private static final String HEAD =
            "# Servers by name, for --context. 'conveyor-driver context' reads this file and writes it anew,"
                    + " without further comments.\n";

    private final Path file;
    private final Problems problems;

    private ContextsText(Path file) {
        this.file = file;
        this.problems = new Problems(file.toString());
    }

    /**
     * Reads a text.
     *
     * @param file where it is from
     * @throws ConfigException with all that is wrong
     */
    static Contexts read(Path file, String text) {
        return new ContextsText(file).read(text);
    }

    private Contexts read(String text) {
        YamlNode document = document(text);
        if (document.value() == null) {
            return Contexts.none(file); // nothing or comments alone
        }
        if (!(document instanceof YamlNode.Mapping mapping)) {
            problems.add(
                    document.line(),
                    document.column(),
                    "expected '" + CONTEXTS + ":' and contexts below it, not " + Section.kind(document));
            throw problems.all();
        }
        Section top = new Section(mapping, "", List.of(CURRENT, CONTEXTS), problems);
        List<ServerContext> all = new ArrayList<>();
        for (YamlNode.Entry entry : top.entries(CONTEXTS, EXAMPLE)) {
            context(top, entry).ifPresent(all::add);
        }
        Contexts contexts = Contexts.none(file).with(all);
        String current = top.text(CURRENT);
        problems.throwIfAny();
        if (current != null && !contexts.has(current)) {
            top.wrongValue(CURRENT, "names a context that is not below: '" + current + "'");
            problems.throwIfAny();
        }
        return contexts.using(Optional.ofNullable(current));
    }

    private YamlNode document(String text) {
        try {
            return Yaml.parse(text);
        } catch (SyntaxException e) {
            problems.add(e.line(), e.column(), e.problem());
            throw problems.all();
        }
    }

    private Optional<ServerContext> context(Section top, YamlNode.Entry entry) {
        String prefix = CONTEXTS + "." + entry.key();
        if (!ServerContext.isName(entry.key())) {
            top.wrong(entry, ServerContext.notAName(entry.key()));
            return Optional.empty();
        }
        if (!(entry.value() instanceof YamlNode.Mapping mapping)) {
            top.wrong(
                    entry.value(),
                    prefix + " must be settings such as " + EXAMPLE + ", not " + Section.kind(entry.value()));
            return Optional.empty();
        }
        Section section = new Section(mapping, prefix + ".", keys(), problems);
        Map<Setting, String> values = new EnumMap<>(Setting.class);
        for (Setting setting : Setting.values()) {
            String value = section.text(setting.key());
            if (value != null) {
                check(section, setting, prefix + "." + setting.key(), value);
                values.put(setting, value);
            }
        }
        return Optional.of(new ServerContext(entry.key(), values, section.truth(PRODUCTION)));
    }

    private static List<String> keys() {
        List<String> keys = new ArrayList<>();
        for (Setting setting : Setting.values()) {
            keys.add(setting.key());
        }
        keys.add(PRODUCTION);
        return keys;
    }

    private static void check(Section section, Setting setting, String place, String value) {
        if (setting.isUrl()) {
            try {
                ServerUrl.of(setting, new Setting.Value(place, value));
            } catch (ConfigException e) {
                section.wrong(section.node(setting.key()), e.getMessage());
            }
        } else if (!isAbsolute(value)) {
            section.wrongValue(setting.key(), "must be an absolute path, not '" + value + "'");
        }
    }

    private static boolean isAbsolute(String path) {
        try {
            return Path.of(path).isAbsolute();
        } catch (InvalidPathException e) {
            return false;
        }
    }

    /** The text of these contexts. */
    static String write(Contexts contexts) {
        StringBuilder text = new StringBuilder(HEAD);
        if (contexts.current().isPresent()) {
            line(text, 0, CURRENT, quoted(contexts.current().get()));
        }
        line(text, 0, CONTEXTS, contexts.all().isEmpty() ? "{}" : "");
        for (ServerContext context : contexts.all()) {
            boolean empty = context.values().isEmpty() && !context.production();
            line(text, 1, quoted(context.name()), empty ? "{}" : "");
            for (Map.Entry<Setting, String> value : context.values().entrySet()) {
                line(text, 2, value.getKey().key(), quoted(value.getValue()));
            }
            if (context.production()) {
                line(text, 2, PRODUCTION, "true");
            }
        }
        return text.toString();
    }

    private static void line(StringBuilder text, int depth, String key, String value) {
        text.append("  ".repeat(depth)).append(key).append(':');
        text.append(value.isEmpty() ? "" : " ").append(value).append('\n');
    }

    /** A JSON string is one of YAML, once no character in it is one that YAML refuses. */
    private static String quoted(String value) {
        return Harmless.json(Json.write(value));
    }
}
