package ug.open.conveyor.driver.wire;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import java.io.IOException;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the YAML parser says about a text, in our words. */
final class YamlProblem {
    /** A problem and its place, as the parser writes them; what was being read comes first in the same form. */
    private static final Pattern PLACED = Pattern.compile("([^\n]+)\n in 'reader', line (\\d+), column (\\d+):");

    private static final Pattern NO_BEGINNING =
            Pattern.compile("found character '(.+?)' that cannot start any token.*");
    private static final Pattern NO_ESCAPE = Pattern.compile("found unknown escape character (.).*");

    private YamlProblem() {}

    /**
     * The same problem for people.
     *
     * @param firstLine the number of the text's first line
     */
    static SyntaxException of(IOException problem, String text, int firstLine) {
        String message = problem instanceof JsonProcessingException e
                ? e.getOriginalMessage()
                : String.valueOf(problem.getMessage());
        List<MatchResult> placed = PLACED.matcher(message).results().toList();
        if (!placed.isEmpty()) {
            return placed(placed.get(0), placed.get(placed.size() - 1), firstLine - 1);
        }
        if (message.contains("special characters are not allowed")) {
            return unprintable(text, firstLine);
        }
        JsonLocation location = problem instanceof JsonProcessingException e ? e.getLocation() : null;
        int line = location == null ? 1 : location.getLineNr();
        int column = location == null ? 1 : location.getColumnNr();
        return new SyntaxException(unplaced(problem, message), line + firstLine - 1, column);
    }

    private static SyntaxException placed(MatchResult context, MatchResult problem, int linesBefore) {
        boolean unended = problem.group(1).startsWith("found unexpected end of stream");
        MatchResult place = unended ? context : problem;
        String words = unended
                ? "the quoted text that begins here does not end"
                : words(problem.group(1), Integer.parseInt(context.group(2)) + linesBefore);
        return new SyntaxException(
                words, Integer.parseInt(place.group(2)) + linesBefore, Integer.parseInt(place.group(3)));
    }

    private static String words(String problem, int begun) {
        Matcher beginning = NO_BEGINNING.matcher(problem);
        if (beginning.matches()) {
            return beginning.group(1).contains("TAB")
                    ? "a tab cannot indent a line: use spaces"
                    : "a text cannot begin with " + beginning.group(1) + ": put it in quotes";
        }
        Matcher escape = NO_ESCAPE.matcher(problem);
        if (escape.matches()) {
            return "\\" + escape.group(1)
                    + " means nothing in double quotes: use single quotes, or \\\\ for a backslash";
        }
        if (problem.startsWith("mapping values are not allowed")) {
            return "a ':' that belongs to no key: check the indentation, or put a text with ': ' in it in quotes";
        }
        if (problem.startsWith("expected ',' or")) {
            return problem.substring(0, "expected ',' or '}'".length()) + ": what was opened in line " + begun
                    + " is not closed";
        }
        return problem.startsWith("expected <block end>")
                ? "this does not belong to what began in line " + begun + ": check the indentation"
                : problem.replaceAll("[<>]", "").replaceAll("\\(\\d+\\)", "");
    }

    private static String unplaced(IOException problem, String message) {
        if (problem instanceof StreamConstraintsException) {
            return "nested deeper than " + JsonScanner.MAX_DEPTH + " levels";
        }
        if (message.startsWith("Expected a field name")) {
            return message.contains("AliasEvent")
                    ? "an alias is not read here: write the key out"
                    : "a key must be one text, not a list or mapping";
        }
        return message.contains("ase64") ? "a tag (!!binary) is not read here: leave it out" : message;
    }

    private static SyntaxException unprintable(String text, int firstLine) {
        int line = firstLine;
        int column = 1;
        int at = 0;
        for (int c = 0; at < text.length(); at += Character.charCount(c)) {
            c = text.codePointAt(at);
            if (!isPrintable(c)) {
                break;
            }
            column = c == '\n' ? 1 : column + 1;
            line += c == '\n' ? 1 : 0;
        }
        int found = at < text.length() ? text.codePointAt(at) : 0;
        return new SyntaxException(
                String.format(
                        "the character U+%04X is not allowed; in double quotes it can be written as \\u%04X",
                        found, found),
                line,
                column);
    }

    /** YAML 1.2, production c-printable. */
    private static boolean isPrintable(int c) {
        return c == '\t'
                || c == '\n'
                || c == '\r'
                || c == 0x85
                || c >= 0x20 && c <= 0x7E
                || c >= 0xA0 && c <= 0xD7FF
                || c >= 0xE000 && c <= 0xFFFD
                || c >= 0x10000;
    }
}
