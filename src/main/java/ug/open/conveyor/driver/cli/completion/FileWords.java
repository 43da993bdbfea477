package ug.open.conveyor.driver.cli.completion;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import ug.open.conveyor.driver.host.Environment;

/** The files that continue a path within a word, where the shell finds none itself. */
final class FileWords {
    private FileWords() {}

    /** Those whose name is safe in any shell, each with a tab and a description. */
    static List<String> of(String typed, Environment env) {
        int name = Math.max(typed.lastIndexOf('/'), typed.lastIndexOf('\\')) + 1;
        TreeSet<String> words = new TreeSet<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(env.resolve(Path.of(typed.substring(0, name))))) {
            for (Path file : files) {
                String word = file.getFileName().toString();
                if (word.startsWith(typed.substring(name)) && Offers.isPlain(word)) {
                    words.add(typed.substring(0, name) + word + (Files.isDirectory(file) ? "/\tfolder" : "\tfile"));
                }
            }
        } catch (IOException | InvalidPathException e) {
            return List.of(); // the command itself reports it
        }
        return List.copyOf(words);
    }
}
