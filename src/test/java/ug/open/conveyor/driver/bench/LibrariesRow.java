package ug.open.conveyor.driver.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** One event with a Java driver that is compiled in memory: with a {@code pom.xml} that names three libraries, beside the same driver without. */
final class LibrariesRow implements Row {
    private static final Map<String, String> LIBRARIES =
            Map.of("snakeyaml", "org.yaml", "jackson-databind", "com.fasterxml.jackson.core", "slf4j-api", "org.slf4j");

    @Override
    public String name() {
        return "libraries";
    }

    @Override
    public void measure(Setting setting, Sheet sheet) throws IOException, InterruptedException {
        Path events = EventFile.write(setting.folder().resolve("events.jsonl"), 1);
        setting.warm();
        Path without = project(setting.folder().resolve("without"));
        Path with = project(setting.folder().resolve("with"));
        Files.writeString(with.resolve("pom.xml"), pom(setting));
        Job libraries = run(setting, with, events);
        libraries.run(); // asks Maven
        Map<String, Double> medians = new Turns(setting.full() ? 21 : 11)
                .add("without", run(setting, without, events))
                .add("with", libraries)
                .medians();
        sheet.ratio(
                "one event, Java, pom.xml with 3 libraries",
                medians.get("with"),
                "the same driver without",
                medians.get("without"),
                1.3);
    }

    private static Path project(Path folder) throws IOException {
        Path sources = Files.createDirectories(folder.resolve("src/main/java"));
        Files.writeString(folder.resolve("driver.yaml"), "name: demo\njava: Demo\n");
        Files.writeString(
                sources.resolve("Demo.java"),
                "import ug.open.conveyor.driver.*;\npublic class Demo implements Driver {\n  public DriverResult reconcile(DriverMessage m,"
                        + " DriverContext c) { return DriverResult.success(\"done\"); }\n}\n");
        return folder;
    }

    /** Maven has the repository of this build. */
    private static Job run(Setting setting, Path project, Path events) {
        ProcessBuilder builder = setting.tool("run", project.toString(), "--events", events.toString());
        Path own = Path.of(System.getProperty("user.home"), ".m2/repository");
        builder.environment()
                .put("MAVEN_OPTS", "-Dmaven.repo.local=" + System.getProperty("maven.repo.local", own.toString()));
        return new Job(builder);
    }

    private static String pom(Setting setting) throws IOException {
        StringBuilder dependencies = new StringBuilder();
        for (Map.Entry<String, String> library : LIBRARIES.entrySet()) {
            dependencies
                    .append("<dependency><groupId>")
                    .append(library.getValue())
                    .append("</groupId><artifactId>")
                    .append(library.getKey())
                    .append("</artifactId><version>")
                    .append(version(setting, library.getKey()))
                    .append("</version></dependency>");
        }
        return "<project><modelVersion>4.0.0</modelVersion><groupId>demo</groupId><artifactId>demo</artifactId><version>1</version><dependencies>"
                + dependencies + "</dependencies></project>\n";
    }

    /** That which the tool has itself, and so this build has got already. */
    private static String version(Setting setting, String library) throws IOException {
        String begin = library + "-";
        try (Stream<Path> jars = Files.list(setting.installation().resolve("lib"))) {
            List<String> names = jars.map(jar -> jar.getFileName().toString())
                    .filter(name -> name.startsWith(begin))
                    .toList();
            return names.get(0).substring(begin.length(), names.get(0).length() - ".jar".length());
        }
    }
}
