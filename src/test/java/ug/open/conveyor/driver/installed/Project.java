package ug.open.conveyor.driver.installed;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.tools.ToolProvider;

/** A driver project in a folder of a test, and events for it. */
public record Project(Path folder) {
    /** What a driver does that logs {@code <run id> line <number>} that number of times. */
    static Project chattyCommand(Path folder, int lines) {
        return chattyCommand(folder, lines, 0);
    }

    /** The same; each attempt goes on for this many milliseconds after its last line. */
    static Project chattyCommand(Path folder, int lines, int pauseMillis) {
        return command(folder, """
                i=0
                while [ $i -lt %d ]; do i=$((i+1)); echo "$CONVEYOR_RUN_ID line $i"; done
                [ %d = 0 ] || sleep %s
                """.formatted(lines, pauseMillis, pauseMillis / 1000.0));
    }

    /** The same in Java, one line by the logger and the next on standard output, two events at a time. */
    static Project chattyJava(Path folder, int lines) {
        return chattyJava(folder, lines, 0);
    }

    /** The same; each attempt goes on for this many milliseconds after its last line. */
    static Project chattyJava(Path folder, int lines, int pauseMillis) {
        return java(folder, 2, """
                for (int i = 1; i <= %d; i++) {
                    String line = message.runId() + " line " + i;
                    if (i %% 2 == 0) {
                        System.out.println(line);
                    } else {
                        context.logger().info(line);
                    }
                }
                Thread.sleep(%d);
                return DriverResult.success("done");
                """.formatted(lines, pauseMillis));
    }

    /** A shell script. */
    static Project command(Path folder, String script) {
        write(folder.resolve("reconcile.sh"), "#!/bin/sh\n" + script);
        try {
            Files.setPosixFilePermissions(folder.resolve("reconcile.sh"), PosixFilePermissions.fromString("rwx------"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Project(folder).setting("name: demo\nresources: [workflow]\nrun: ./reconcile.sh\n");
    }

    /** A Java class that was compiled before, with this body of {@code reconcile}. */
    public static Project java(Path folder, int concurrency, String body) {
        Path source = folder.resolve("Demo.java");
        write(source, """
                import ug.open.conveyor.driver.*;
                public class Demo implements Driver {
                    public DriverResult reconcile(DriverMessage message, DriverContext context) throws Exception {
                        %s
                    }
                }
                """.formatted(body.indent(8).strip()));
        int code = ToolProvider.getSystemJavaCompiler()
                .run(
                        null,
                        null,
                        null,
                        "--release",
                        "17",
                        "-cp",
                        Installation.BUILT.resolveSibling("classes").toString(),
                        source.toString());
        if (code != 0) {
            throw new AssertionError("the driver does not compile");
        }
        return new Project(folder)
                .setting("name: demo\nresources: [workflow]\nconcurrency: " + concurrency
                        + "\njava: {class: Demo, classpath: [.]}\n");
    }

    private Project setting(String yaml) {
        write(folder.resolve("driver.yaml"), yaml);
        return this;
    }

    /** The same under another name than {@code demo}. */
    Project named(String name) {
        try {
            return setting(
                    Files.readString(folder.resolve("driver.yaml")).replace("name: demo\n", "name: " + name + "\n"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Adds a line to {@code driver.yaml}. */
    Project with(String line) {
        try {
            return setting(Files.readString(folder.resolve("driver.yaml")) + line + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A file of that number of events, each of a resource of its own; the run ids are {@code <tag>-1}, {@code <tag>-2} … */
    Path events(String tag, int count) {
        Path file = folder.resolve(tag + ".jsonl");
        List<String> lines = IntStream.rangeClosed(1, count)
                .mapToObj(i -> event(tag + "-" + i, "app-" + i))
                .toList();
        write(file, lines.stream().collect(Collectors.joining("\n", "", "\n")));
        return file;
    }

    /** A driver message. */
    static String event(String runId, String name) {
        return "{\"event\":\"create\",\"id\":\"%s\",\"run_id\":\"%s\",\"payload\":{\"id\":\"%s\",\"name\":\"%s\",\"resource\":\"workflow\"}}"
                .formatted(runId, runId, name, name);
    }

    /** Where it is, for a command line. */
    String path() {
        return folder.toString();
    }

    private static void write(Path file, String text) {
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
