package ug.open.conveyor.driver.loader;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import javax.tools.Diagnostic;
import javax.tools.JavaFileObject;

/**
 * The compiler's messages, as it would print them itself, with paths relative to the project.
 *
 * @param project the project's folder
 */
record Diagnostics(Path project) {
    private static final int SHOWN = 20;
    private static final String OTHERS =
            "a library has to be on the class path of driver.yaml: put its jar into a folder lib and write"
                    + "\n  java: {class: …, classpath: [\"lib/*\"]}\nor name the command that builds the driver, and where its classes"
                    + " and libraries are then:\n  java: {class: …, build: …, classpath: [build/classes, \"build/lib/*\"]}";

    String text(List<Diagnostic<? extends JavaFileObject>> errors) {
        StringBuilder text = new StringBuilder("the driver does not compile, ")
                .append(errors.size() == 1 ? "1 error:" : errors.size() + " errors:");
        errors.stream().limit(SHOWN).forEach(error -> append(text, error));
        if (errors.size() > SHOWN) {
            text.append("\nand ").append(errors.size() - SHOWN).append(" more");
        }
        return text.toString();
    }

    private void append(StringBuilder text, Diagnostic<? extends JavaFileObject> error) {
        String[] message = error.getMessage(Locale.ENGLISH).split("\\R", 2);
        text.append('\n');
        if (error.getSource() != null) {
            text.append(relative(error.getSource()))
                    .append(':')
                    .append(error.getLineNumber())
                    .append(": ");
        }
        text.append("error: ").append(message[0]);
        String line = error.getSource() == null ? "" : sourceLine(error.getSource(), error.getLineNumber());
        if (!line.isBlank() && error.getColumnNumber() > 0) {
            text.append('\n')
                    .append(line)
                    .append('\n')
                    .append(indent(line, error.getColumnNumber()))
                    .append('^');
        }
        if (message.length > 1) {
            text.append('\n').append(message[1].stripTrailing());
        }
    }

    private String relative(JavaFileObject source) {
        Path file = Path.of(source.toUri());
        return file.startsWith(project) ? project.relativize(file).toString() : file.toString();
    }

    private static String sourceLine(JavaFileObject source, long number) {
        try {
            return source.getCharContent(true)
                    .toString()
                    .lines()
                    .skip(Math.max(0, number - 1))
                    .findFirst()
                    .orElse("");
        } catch (IOException gone) {
            return "";
        }
    }

    /** White space as wide as what is before the column; the compiler counts a tab as up to the next multiple of eight. */
    private static String indent(String line, long column) {
        StringBuilder indent = new StringBuilder();
        for (int at = 0, width = 0; at < line.length() && width < column - 1; at++) {
            boolean tab = line.charAt(at) == '\t';
            indent.append(tab ? '\t' : ' ');
            width = tab ? (width / 8 + 1) * 8 : width + 1;
        }
        return indent.toString();
    }

    /** Advice for sources that use a missing package. */
    String adviceOnLibraries() {
        for (String name : new String[] {"pom.xml", "build.gradle", "build.gradle.kts"}) {
            if (Files.exists(project.resolve(name))) {
                return "name the library in " + name
                        + ", whose dependencies are on the class path; where driver.yaml has `classpath:`, " + OTHERS;
            }
        }
        return OTHERS;
    }
}
