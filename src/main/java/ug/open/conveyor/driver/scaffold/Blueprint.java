package ug.open.conveyor.driver.scaffold;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import ug.open.conveyor.driver.scaffold.PlannedFile.Text;

/** Makes the files of a project out of its layout, in the order in which they are best read. */
final class Blueprint {
    private static final String EVENTS = "events.jsonl";
    private static final String FIRST_RUN = "conveyor-driver run --events " + EVENTS;

    private final Project project;
    private final Layout layout;
    private final Places places;
    private final List<PlannedFile> files = new ArrayList<>();

    Blueprint(Project project, Places places) {
        this.project = project;
        this.layout = Layout.of(project);
        this.places = places;
    }

    /** A project without files that are no text. */
    ProjectPlan whole() {
        addOwn();
        return finish("common/ci.yml");
    }

    /** A Java project, with the library that it is compiled against. */
    ProjectPlan java(ApiJar jar) {
        String artifact =
                "repo/ug/open/conveyor/conveyor-driver/" + jar.version() + "/conveyor-driver-" + jar.version();
        addOwn();
        addToRepository(artifact + ".jar", jar.classes(), "the API for the compiler");
        jar.sources().ifPresent(sources -> addToRepository(artifact + "-sources.jar", sources, "the API's sources"));
        addToRepository(
                artifact + ".pom",
                Template.fill("java/api.pom", places).getBytes(StandardCharsets.UTF_8),
                "the dependencies of the API");
        return finish("java/ci.yml");
    }

    /** What makes a driver project of a folder that has files already: its settings, and events whose results nobody knows yet. */
    ProjectPlan addition() {
        addOwn();
        List<String> leftOut = new ArrayList<>();
        files.stream().skip(1).forEach(file -> leftOut.add(file.path()));
        files.subList(1, files.size()).clear();
        StringBuilder events = new StringBuilder();
        Template.fill("common/events.jsonl", places)
                .lines()
                .filter(line -> !line.startsWith("{\"kind\":\"finish\""))
                .forEach(line -> events.append(line).append('\n'));
        files.add(new PlannedFile(EVENTS, "events to begin with", false, new Text(events.toString())));
        leftOut.addAll(List.of("README.md", ".github/workflows/driver.yml", ".gitignore"));
        return new ProjectPlan(project.folder(), files, List.of(FIRST_RUN), leftOut);
    }

    private void addOwn() {
        for (Layout.Row row : layout.files()) {
            add(Template.filled(row.path(), places), row.template(), row.purpose(), row.executable());
        }
    }

    private ProjectPlan finish(String ci) {
        add(EVENTS, "common/events.jsonl", "recorded events and their results", false);
        add("README.md", "common/README.md", "how to work on the driver", false);
        add(".github/workflows/driver.yml", ci, "an example for CI", false);
        add(".gitignore", layout.gitignore(), "the files that git leaves out", false);
        List<String> steps = new ArrayList<>(List.of(layout.prepare(), FIRST_RUN, places.get("test-command")));
        steps.remove("");
        return new ProjectPlan(project.folder(), files, steps, List.of());
    }

    private void add(String path, String template, String purpose, boolean executable) {
        files.add(new PlannedFile(path, purpose, executable, new Text(Template.fill(template, places))));
    }

    /** With the checksum that Maven asks for. */
    private void addToRepository(String path, byte[] bytes, String purpose) {
        files.add(
                new PlannedFile(path, purpose, false, file -> Files.write(file, bytes, StandardOpenOption.CREATE_NEW)));
        files.add(new PlannedFile(path + ".sha1", "its checksum", false, new Text(sha1(bytes))));
    }

    private static String sha1(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-1").digest(bytes));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
