package ug.open.conveyor.driver.config;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import ug.open.conveyor.driver.json.Harmless;

/**
 * A file of variables, as people call {@code .env}: lines of {@code NAME=VALUE}, empty lines, comments behind {@code #}, {@code export} before a
 * name. A value ends with its line, without blanks around it or a comment behind a blank; {@code '…'} is taken as it is and {@code "…"} with the
 * escapes {@code \\n \\r \\t \\" \\\\ \\$}, both over several lines. References to variables are not replaced. No sentence has a value in it.
 */
final class EnvFile {
    private static final String EXPORT = "export";
    private static final int MOST_OF_A_NAME = 60;

    private final String name;
    private final String text;
    private final UnaryOperator<String> check;
    private final Map<String, String> variables = new LinkedHashMap<>();
    private int at;

    private EnvFile(String name, String text, UnaryOperator<String> check) {
        this.name = name;
        this.text = text;
        this.check = check;
    }

    /**
     * Reads one.
     *
     * @param said its name for messages
     * @param check refuses the name of a variable with a sentence
     * @return the variables, in the file's order
     * @throws IllegalArgumentException with a sentence about the first thing that is wrong, and its line
     */
    static Map<String, String> read(Path file, String said, UnaryOperator<String> check) {
        if (!Files.exists(file)) {
            throw new IllegalArgumentException(said + " is not there: make it (it may be empty), or take the key out");
        }
        if (!Files.isRegularFile(file)) {
            throw new IllegalArgumentException(said + " is no file; expected lines such as TOKEN=abc");
        }
        EnvFile reading = new EnvFile(said, TextFile.read(file, said, "no file of variables"), check);
        reading.read();
        return reading.variables;
    }

    private void read() {
        skip(" \t\r\n");
        while (at < text.length()) {
            if (text.charAt(at) == '#') {
                at = endOfLine();
            } else {
                variable();
            }
            skip(" \t\r\n");
        }
    }

    private void variable() {
        int begin = at;
        String variable = word();
        if (variable.equals(EXPORT) && at < text.length() && " \t".indexOf(text.charAt(at)) >= 0) {
            skip(" \t");
            variable = word();
        }
        skip(" \t");
        if (at == text.length() || text.charAt(at) != '=') {
            throw wrong(begin, "expected NAME=VALUE, such as TOKEN=abc");
        }
        try {
            check.apply(variable);
        } catch (IllegalArgumentException e) {
            throw wrong(begin, "'" + Harmless.quoted(variable, MOST_OF_A_NAME) + "': " + e.getMessage());
        }
        at++;
        skip(" \t");
        String value = value(begin);
        if (variables.put(variable, value) != null) {
            throw wrong(begin, variable + " is there twice: take one out");
        }
    }

    private String word() {
        int begin = at;
        while (at < text.length() && " \t\r\n=".indexOf(text.charAt(at)) < 0) {
            at++;
        }
        return text.substring(begin, at);
    }

    private String value(int begin) {
        char first = at < text.length() ? text.charAt(at) : '\n';
        if (first != '"' && first != '\'') {
            int end = endOfLine();
            String line = text.substring(at, end);
            at = end;
            return withoutComment(line).strip();
        }
        String value = quoted(begin, first);
        skip(" \t");
        boolean over = at == text.length() || "\r\n#".indexOf(text.charAt(at)) >= 0;
        if (!over) {
            throw wrong(at, "the value goes on behind its closing quote: quote all of it");
        }
        at = endOfLine();
        return value;
    }

    private static String withoutComment(String line) {
        for (int i = 0; i < line.length(); i++) {
            if (line.charAt(i) == '#' && (i == 0 || " \t".indexOf(line.charAt(i - 1)) >= 0)) {
                return line.substring(0, i);
            }
        }
        return line;
    }

    private String quoted(int begin, char quote) {
        StringBuilder value = new StringBuilder();
        at++;
        while (at < text.length() && text.charAt(at) != quote) {
            char c = text.charAt(at++);
            value.append(c == '\\' && quote == '"' && at < text.length() ? escaped() : String.valueOf(c));
        }
        if (at == text.length()) {
            throw wrong(begin, "the value begins with " + quote + " and no " + quote + " ends it");
        }
        at++;
        return value.toString();
    }

    /** What a backslash and the next character stand for; an unknown pair stands for itself. */
    private String escaped() {
        char c = text.charAt(at++);
        return switch (c) {
            case 'n' -> "\n";
            case 'r' -> "\r";
            case 't' -> "\t";
            case '"', '\\', '$' -> String.valueOf(c);
            default -> "\\" + c;
        };
    }

    private int endOfLine() {
        int end = text.indexOf('\n', at);
        return end < 0 ? text.length() : end;
    }

    private void skip(String characters) {
        while (at < text.length() && characters.indexOf(text.charAt(at)) >= 0) {
            at++;
        }
    }

    private IllegalArgumentException wrong(int place, String sentence) {
        long line = 1 + text.substring(0, place).chars().filter(c -> c == '\n').count();
        return new IllegalArgumentException(name + ", line " + line + ": " + sentence);
    }
}
