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
import java.util.zip.ZipFile;
import ug.open.conveyor.driver.system.OperatingSystem;

/**
 * A driver's class path as files.
 *
 * @param entries folders and jars, in order
 * @param idle sentences about entries that name no file
 */
record ClassPath(List<Path> entries, List<String> idle) {
    /**
     * Reads entries relative to a project; one whose last name is a pattern stands for the jars that it fits, by name.
     *
     * @throws LoadException when one names nothing, or a file that is no jar
     */
    static ClassPath of(Path project, List<String> texts) throws LoadException {
        List<Path> entries = new ArrayList<>();
        List<String> idle = new ArrayList<>();
        for (String text : slashed(texts)) {
            int slash = text.lastIndexOf('/');
            if (text.indexOf('*') > slash) {
                Path folder = project.resolve(text.substring(0, slash + 1)).normalize();
                List<Path> jars = jars(project, text, folder, text.substring(slash + 1));
                entries.addAll(jars);
                if (jars.isEmpty()) {
                    idle.add("the classpath entry '" + text + "' fits no .jar file in " + folder);
                }
            } else {
                entries.add(existing(project, text, project.resolve(text).normalize()));
            }
        }
        for (Path entry : entries) {
            requireJar(project, entry);
        }
        return new ClassPath(List.copyOf(entries), List.copyOf(idle));
    }

    /** On Windows a backslash parts a path too. */
    static List<String> slashed(List<String> texts) {
        return OperatingSystem.here().isWindows()
                ? texts.stream().map(text -> text.replace('\\', '/')).toList()
                : texts;
    }

    /** A class loader passes over a file that it cannot read as a jar, and then a class is missing for no reason. */
    private static void requireJar(Path project, Path entry) throws LoadException {
        if (Files.isDirectory(entry)) {
            return;
        }
        try {
            new ZipFile(entry.toFile()).close();
        } catch (IOException damaged) {
            String shown = entry.startsWith(project) ? project.relativize(entry).toString() : entry.toString();
            throw new LoadException(
                    "on the classpath, " + shown + " is neither a folder nor a jar that can be read: "
                            + damaged.getMessage() + "; get it once more, or take it out",
                    damaged);
        }
    }

    private static List<Path> jars(Path project, String text, Path folder, String pattern) throws LoadException {
        existing(project, text, folder);
        List<Path> jars = new ArrayList<>();
        try (DirectoryStream<Path> fitting = Files.newDirectoryStream(folder, pattern)) {
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

    /** With more entries behind the rest. */
    ClassPath with(List<Path> more) {
        if (more.isEmpty()) {
            return this;
        }
        List<Path> all = new ArrayList<>(entries);
        all.addAll(more);
        return new ClassPath(List.copyOf(all), idle);
    }

    /** With another entry before the rest. */
    ClassPath after(Path first) {
        List<Path> all = new ArrayList<>(List.of(first));
        all.addAll(entries);
        return new ClassPath(List.copyOf(all), idle);
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
