package ug.open.conveyor.driver.yaml;

import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import ug.open.conveyor.driver.json.Harmless;
import ug.open.conveyor.driver.json.SyntaxException;

/** Translates the exceptions of snakeyaml's parser into our words. */
final class YamlProblem {
    private YamlProblem() {}

    /** The problem in our words; {@code linesBefore} is the number of lines before the parser's first. */
    static SyntaxException of(MarkedYAMLException e, int linesBefore) {
        boolean unended = e.getProblem().startsWith("found unexpected end of stream")
                || e.getProblem().startsWith("found unexpected document separator");
        Mark begun = e.getContextMark() == null ? e.getProblemMark() : e.getContextMark();
        Mark place = unended ? begun : e.getProblemMark();
        String words = unended
                ? "the quoted text that begins here does not end"
                : words(e.getProblem(), e.getProblemMark(), begun.getLine() + 1 + linesBefore);
        return new SyntaxException(words, place.getLine() + 1 + linesBefore, place.getColumn() + 1);
    }

    private static String words(String problem, Mark place, int begun) {
        String found = place.getPointer() < place.getBuffer().length
                ? Harmless.oneLine(Character.toString(place.getBuffer()[place.getPointer()]))
                : "";
        if (problem.contains("cannot start any token")) {
            return found.equals("\\t")
                    ? "a tab cannot indent a line: use spaces"
                    : "a text cannot begin with " + found + ": put it in quotes";
        }
        if (problem.startsWith("found unknown escape character")) {
            return "\\" + found + " means nothing in double quotes: use single quotes, or \\\\ for a backslash";
        }
        if (problem.startsWith("mapping values are not allowed")) {
            return "a ':' that belongs to no key: check the indentation, or put a text with ': ' in it in quotes";
        }
        if (problem.startsWith("expected ',' or")) {
            return problem.substring(0, "expected ',' or '}'".length()) + ": the bracket of line " + begun
                    + " has no end";
        }
        return problem.startsWith("expected <block end>")
                ? "this does not belong to what began in line " + begun + ": check the indentation"
                : Harmless.oneLine(problem.replaceAll("[<>]", "").replaceAll("\\(\\d+\\)", ""));
    }
}
