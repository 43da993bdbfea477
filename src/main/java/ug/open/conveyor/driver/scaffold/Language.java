package ug.open.conveyor.driver.scaffold;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The language of a new project's driver. {@link Layout} has the files of each. */
public enum Language {
    /** A POSIX shell script. */
    SH("sh", "a POSIX shell script"),
    /** Python 3, its standard library alone. */
    PYTHON("python", "Python 3, its standard library alone", "pyproject.toml", "setup.py", "requirements.txt"),
    /** A Java class, with Maven. */
    JAVA("java", "a class, with Maven and JUnit", "pom.xml", "build.gradle", "build.gradle.kts"),
    /** Go, its standard library alone. */
    GO("go", "Go, its standard library alone", "go.mod"),
    /** JavaScript as Node.js runs it, with ES modules. */
    JS("js", "JavaScript for Node.js, its standard library alone", "package.json"),
    /** Rust with serde_json. */
    RUST("rust", "Rust, with serde_json", "Cargo.toml");

    private final String word;
    private final String summary;
    private final List<String> marks;

    Language(String word, String summary, String... marks) {
        this.word = word;
        this.summary = summary;
        this.marks = List.of(marks);
    }

    /** The word for it on the command line: {@code sh}, {@code python}, {@code java}, {@code go}, {@code js}, {@code rust}. */
    public String word() {
        return word;
    }

    /** The language of this word, if there is one. */
    public static Optional<Language> of(String word) {
        for (Language language : values()) {
            if (language.word.equals(word)) {
                return Optional.of(language);
            }
        }
        return Optional.empty();
    }

    /** The language of the project in a folder, by its build files; empty where none tells. */
    public static Optional<Language> in(Path folder) {
        for (Language language : values()) {
            for (String mark : language.marks) {
                if (Files.isRegularFile(folder.resolve(mark))) {
                    return Optional.of(language);
                }
            }
        }
        return Optional.empty();
    }

    /** All words, as in a sentence: {@code sh, python or java}. */
    static String words() {
        StringBuilder words = new StringBuilder();
        for (Language language : values()) {
            words.append(language.ordinal() == 0 ? "" : language.ordinal() == values().length - 1 ? " or " : ", ")
                    .append(language.word);
        }
        return words.toString();
    }

    /** A description for people, in a few words. */
    public String summary() {
        return summary;
    }
}
