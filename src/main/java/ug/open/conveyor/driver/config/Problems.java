package ug.open.conveyor.driver.config;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Collects the problems of one file, to report them at once. */
final class Problems {
    /** A problem with its place; the natural order is that of the file. */
    private record Problem(int line, int column, String text) implements Comparable<Problem> {
        @Override
        public int compareTo(Problem other) {
            return line != other.line ? Integer.compare(line, other.line) : Integer.compare(column, other.column);
        }
    }

    private final String file;
    private final List<Problem> problems = new ArrayList<>();

    /** For a file of this name, as people know it. */
    Problems(String file) {
        this.file = file;
    }

    void add(int line, int column, String text) {
        problems.add(new Problem(line, column, text));
    }

    /** Throws where there are any. */
    void throwIfAny() {
        if (!problems.isEmpty()) {
            throw all();
        }
    }

    /** The exception with all of them. */
    ConfigException all() {
        Collections.sort(problems);
        List<String> sentences = new ArrayList<>();
        for (Problem problem : problems) {
            sentences.add(file + ":" + problem.line + ":" + problem.column + ": " + problem.text);
        }
        return new ConfigException(sentences);
    }
}
