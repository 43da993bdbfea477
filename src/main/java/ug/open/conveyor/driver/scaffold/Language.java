package ug.open.conveyor.driver.scaffold;

import java.util.Optional;

/** What the driver of a new project is written in. */
public enum Language {
    /** A POSIX shell script. */
    SH("sh", "a POSIX shell script"),
    /** Python 3, its standard library alone. */
    PYTHON("python", "Python 3, its standard library alone"),
    /** A Java class, with Maven. */
    JAVA("java", "a class, with Maven and JUnit");

    private final String word;
    private final String summary;

    Language(String word, String summary) {
        this.word = word;
        this.summary = summary;
    }

    /** The word for it on the command line: {@code sh}, {@code python}, {@code java}. */
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

    /** What it means for a project, in a few words. */
    public String summary() {
        return summary;
    }
}
