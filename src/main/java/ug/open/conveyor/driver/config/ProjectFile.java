package ug.open.conveyor.driver.config;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import ug.open.conveyor.driver.wire.SyntaxException;
import ug.open.conveyor.driver.wire.Yaml;
import ug.open.conveyor.driver.wire.YamlNode;

/** Finds a project's {@code driver.yaml} and turns its bytes into nodes. */
final class ProjectFile {
    private static final int MAX_BYTES = 1 << 20;

    private final Path file;
    private final String name;

    /**
     * A file that is there.
     *
     * @param name as people know it
     */
    private ProjectFile(Path file, String name) {
        this.file = file;
        this.name = name;
    }

    /** In a folder, or the file itself; messages name it as it was said. */
    static ProjectFile in(Path folder, Path said) {
        boolean itself = folder.endsWith(DriverProject.FILE) && !Files.isDirectory(folder);
        Path file = itself ? folder : folder.resolve(DriverProject.FILE);
        String name =
                (itself ? said : said.resolve(DriverProject.FILE)).normalize().toString();
        if (!Files.isRegularFile(file)) {
            throw notThere(folder, said, file, name);
        }
        return new ProjectFile(file, name);
    }

    private static ConfigException notThere(Path folder, Path said, Path file, String name) {
        if (Files.isDirectory(file)) {
            return new ConfigException(name + " is a folder, not the file of a driver project");
        }
        if (!Files.isDirectory(folder)) {
            String what = Files.exists(folder) ? " is not a folder" : " is not there";
            return new ConfigException(said + what + ": give the folder of a driver project, " + wayOut());
        }
        Path where = said.toString().isEmpty() ? folder.toAbsolutePath().normalize() : said;
        if (Files.exists(folder.resolve("driver.yml"))) {
            return new ConfigException("no driver.yaml in " + where + ", but a driver.yml: rename it");
        }
        return new ConfigException("no driver.yaml in " + where + ": go to a driver project, " + wayOut());
    }

    private static String wayOut() {
        return "make one with 'conveyor-driver init', or give a command after the options: -- CMD";
    }

    DriverProject read(Map<String, String> environment) {
        Problems problems = new Problems(name);
        YamlNode document = document(problems);
        Path folder = file.toAbsolutePath().normalize().getParent();
        return new ProjectReader(problems, environment).read(document, folder);
    }

    private YamlNode document(Problems problems) {
        String text = text();
        try {
            return Yaml.parse(text);
        } catch (SyntaxException e) {
            boolean star = isBehindStar(text, e.line(), e.column());
            problems.add(
                    e.line(), e.column(), star ? "'*' begins an alias in YAML: write \"*\" in quotes" : e.problem());
            throw problems.all();
        }
    }

    /** {@code events: [*]} is what everybody writes once. */
    private static boolean isBehindStar(String text, int line, int column) {
        List<String> lines = text.lines().toList();
        String at = line <= lines.size() ? lines.get(line - 1) : "";
        return column >= 2 && column - 2 < at.length() && at.charAt(column - 2) == '*';
    }

    private String text() {
        try {
            if (Files.size(file) > MAX_BYTES) {
                throw new ConfigException(name + " has more than 1 MiB: that is no driver.yaml");
            }
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(Files.readAllBytes(file)))
                    .toString();
            if (text.isBlank()) {
                throw new ConfigException(name + " is empty: it needs a name and what to run, such as\n"
                        + "name: my-driver\nresources: [workflow]\nrun: ./reconcile.sh");
            }
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            throw new ConfigException(name + " is not UTF-8 text: save it as UTF-8");
        } catch (IOException e) {
            throw new ConfigException("cannot read " + name + ": " + e.getMessage());
        }
    }
}
