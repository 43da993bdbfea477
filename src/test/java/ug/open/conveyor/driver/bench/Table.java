package ug.open.conveyor.driver.bench;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import ug.open.conveyor.driver.json.Json;

/** All that was measured: printed as it comes, then as JSON and as Markdown. */
final class Table {
    private static final String FORMAT = "%-46s %12s  %-36s %6s  %-20s %-11s %s%n";

    private final PrintStream out;
    private final String machine;
    private final List<Measured> lines = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private final Map<String, Object> seconds = new LinkedHashMap<>();

    /** @param machine what all of it ran on, in words */
    Table(PrintStream out, String machine) {
        this.out = out;
        this.machine = machine;
    }

    /** Begins the part of a JDK. */
    void title(int jdk) {
        out.printf("%nJDK %d, %s%n", jdk, machine);
        out.printf(FORMAT, "what", "figure", "beside", "times", "to reach", "", "the other build");
    }

    /** A line came; {@code other} has those of the same row of another build, or none. */
    void add(int jdk, String row, Line line, Sheet other) {
        Measured measured = new Measured(jdk, row, line, other.find(line.what()).map(Line::figure));
        lines.add(measured);
        print(measured);
        out.flush();
    }

    /** A row has ended; it took that number of seconds. */
    void end(String row, List<String> remarks, double took) {
        remarks.forEach(note -> out.println("  " + note));
        notes.addAll(remarks);
        seconds.merge(row, took, (one, another) -> (double) one + (double) another);
        out.flush();
    }

    private void print(Measured line) {
        out.printf(
                FORMAT,
                line.line().what(),
                line.line().figure().text(),
                line.peer(),
                line.times(),
                line.target(),
                line.reached() ? "reached" : "NOT REACHED",
                line.otherText());
    }

    boolean allReached() {
        return lines.stream().allMatch(Measured::reached);
    }

    /** An object with {@code machine}, {@code lines}, {@code notes} and {@code seconds}, which each row took. */
    String json() {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("machine", machine);
        members.put("lines", lines.stream().map(Measured::members).toList());
        members.put("notes", notes);
        members.put("seconds", seconds);
        return Json.write(members);
    }

    /** A table with its machine above and the remarks below. */
    String markdown() {
        StringBuilder text = new StringBuilder("Measured on " + machine + ".\n\n");
        text.append(
                "| JDK | what | figure | beside | times | to reach | |\n| --- | --- | --- | --- | --- | --- | --- |\n");
        for (Measured line : lines) {
            text.append(String.format(
                    "| %d | %s | %s | %s | %s | %s | %s |%n",
                    line.jdk(),
                    line.line().what().replace("|", "\\|"),
                    line.line().figure().text(),
                    line.peer(),
                    line.times(),
                    line.target(),
                    line.reached() ? "reached" : "**not reached**"));
        }
        notes.forEach(note -> text.append("\n- ").append(note));
        return notes.isEmpty() ? text.toString() : text.append('\n').toString();
    }
}
