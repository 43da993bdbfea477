package ug.open.conveyor.driver.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds lines of the author's code in a log: the messages of compilers, and stack traces of Java, Python, Go, JavaScript and Rust. Only files
 * that are there count, so that frames of libraries and of the JDK do not.
 */
final class CodePlaces {
    private static final int MOST_LINE = 2000; // characters of a line that are looked at
    private static final Pattern JAVA = Pattern.compile(
            "^\\s*at (?:[\\w.@-]+/)*([\\w.$]+)\\.[\\w$<>]+\\((\\w+\\.(?:java|kt|scala|groovy)):(\\d+)\\)");
    private static final Pattern PYTHON = Pattern.compile("^\\s*File \"([^\"]+)\", line (\\d+)");
    private static final Pattern OTHER = Pattern.compile(
            "(?:^|[\\s(\"'=]|file://)((?:\\.{0,2}/)?[\\w@+.-]+(?:/[\\w@+.-]+)*\\.[A-Za-z]\\w{0,5}):(\\d{1,7})(?::(\\d{1,5}))?(?!\\w)");
    private static final Pattern GO_CALL = Pattern.compile("[\\w./*()-]+\\([^ ]*\\)");
    private static final Pattern COMPILER = Pattern.compile(":\\d+:(?:\\d+:)? (?!\\+0x)\\S");

    private final SourceTree sources;

    CodePlaces(SourceTree sources) {
        this.sources = sources;
    }

    /** The places that a log leads to, those that matter most first: each message of a compiler, else where a trace meets the author's code. */
    List<CodePlace> of(List<ReportedLine> log, int most) {
        Map<String, CodePlace> compiler = new LinkedHashMap<>();
        List<CodePlace> frames = new ArrayList<>();
        CodePlace python = null;
        String heading = "";
        for (ReportedLine entry : log) {
            for (String text : entry.message().split("\n", -1)) {
                String line = text.substring(0, Math.min(MOST_LINE, text.length()));
                Optional<CodePlace> frame = java(line, heading);
                Optional<CodePlace> traced = frame.isPresent() ? Optional.empty() : python(line);
                Optional<CodePlace> other =
                        frame.or(() -> traced).isPresent() ? Optional.empty() : other(line, heading);
                frame.ifPresent(frames::add);
                python = traced.orElse(python);
                if (other.isPresent() && COMPILER.matcher(line).find()) {
                    compiler.putIfAbsent(key(other.get()), other.get());
                } else {
                    other.ifPresent(frames::add);
                }
                heading = isFrame(line) ? heading : line.strip();
            }
        }
        if (!compiler.isEmpty()) {
            return compiler.values().stream().limit(most).toList();
        }
        if (python != null) {
            return List.of(new CodePlace(python.file(), python.line(), 0, heading));
        }
        return frames.isEmpty() ? List.of() : List.of(frames.get(0));
    }

    private static String key(CodePlace place) {
        return place.file() + ":" + place.line();
    }

    /** Whether a line is one of a trace, whose heading comes before it. */
    private static boolean isFrame(String line) {
        return line.isBlank()
                || line.startsWith(" ")
                || line.startsWith("\t")
                || line.startsWith("goroutine ")
                || GO_CALL.matcher(line).matches();
    }

    private Optional<CodePlace> java(String line, String heading) {
        Matcher found = JAVA.matcher(line);
        if (!found.find()) {
            return Optional.empty();
        }
        String name = found.group(1).replaceAll("\\$.*", "");
        int dot = name.lastIndexOf('.');
        String folder = dot < 0 ? "" : name.substring(0, dot).replace('.', '/') + "/";
        return sources.find(folder + found.group(2)).map(file -> place(file, found.group(3), null, heading));
    }

    private Optional<CodePlace> python(String line) {
        Matcher found = PYTHON.matcher(line);
        return found.find()
                ? sources.find(found.group(1)).map(file -> place(file, found.group(2), null, ""))
                : Optional.empty();
    }

    private Optional<CodePlace> other(String line, String heading) {
        Matcher found = OTHER.matcher(line);
        String said = isFrame(line) ? heading : line.strip();
        while (found.find()) {
            Optional<String> file = sources.find(found.group(1));
            if (file.isPresent()) {
                return file.map(there -> place(there, found.group(2), found.group(3), said));
            }
        }
        return Optional.empty();
    }

    private static CodePlace place(String file, String line, String column, String text) {
        return new CodePlace(file, Integer.parseInt(line), column == null ? 0 : Integer.parseInt(column), text);
    }
}
