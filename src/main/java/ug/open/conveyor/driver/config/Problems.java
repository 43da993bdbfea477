package ug.open.conveyor.driver.config;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Collects what is wrong in one file, so that all of it can be said at once. */
final class Problems {
    /** Where and what; the natural order is that of the file. */
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

    /** If there are any. */
    void throwIfAny() {
        if (!problems.isEmpty()) {
            throw all();
        }
    }

    /** All that was found. */
    ConfigException all() {
        Collections.sort(problems);
        List<String> sentences = new ArrayList<>();
        for (Problem problem : problems) {
            sentences.add(file + ":" + problem.line + ":" + problem.column + ": " + problem.text);
        }
        return new ConfigException(sentences);
    }
}
