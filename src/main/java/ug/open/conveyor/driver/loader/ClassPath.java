package ug.open.conveyor.driver.loader;

import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * A driver's class path as files.
 *
 * @param entries folders and jars, in order
 */
record ClassPath(List<Path> entries) {
    /**
     * Reads entries relative to a project; one whose last name is a pattern stands for the jars that it fits, by name.
     *
     * @throws LoadException when one names nothing
     */
    static ClassPath of(Path project, List<String> texts) throws LoadException {
        List<Path> entries = new ArrayList<>();
        for (String text : texts) {
            int slash = text.lastIndexOf('/');
            if (text.indexOf('*') > slash) {
                entries.addAll(
                        jars(project, text, project.resolve(text.substring(0, slash + 1)), text.substring(slash + 1)));
            } else {
                entries.add(existing(project, text, project.resolve(text).normalize()));
            }
        }
        return new ClassPath(List.copyOf(entries));
    }

    private static List<Path> jars(Path project, String text, Path folder, String pattern) throws LoadException {
        existing(project, text, folder.normalize());
        List<Path> jars = new ArrayList<>();
        try (DirectoryStream<Path> fitting = Files.newDirectoryStream(folder.normalize(), pattern)) {
            for (Path file : fitting) {
                if (file.toString().endsWith(".jar")) {
                    jars.add(file);
                }
            }
        } catch (IOException | DirectoryIteratorException unreadable) {
            throw new LoadException(
                    "the classpath entry '" + text + "' cannot be read: " + unreadable.getMessage(), unreadable);
        }
        Collections.sort(jars);
        return jars;
    }

    private static Path existing(Path project, String text, Path file) throws LoadException {
        if (Files.exists(file)) {
            return file;
        }
        throw new LoadException("the classpath entry '" + text + "' does not exist in " + project
                + "; build the project first, or let `build:` in driver.yaml do it");
    }

    /** With another entry before the rest. */
    ClassPath after(Path first) {
        List<Path> all = new ArrayList<>(List.of(first));
        all.addAll(entries);
        return new ClassPath(List.copyOf(all));
    }

    URL[] urls() {
        return entries.stream().map(ClassPath::url).toArray(URL[]::new);
    }

    private static URL url(Path file) {
        try {
            return file.toUri().toURL();
        } catch (MalformedURLException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
