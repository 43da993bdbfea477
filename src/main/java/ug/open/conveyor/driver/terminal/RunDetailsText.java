package ug.open.conveyor.driver.terminal;

import java.time.Instant;
import ug.open.conveyor.driver.json.Buffer;
import ug.open.conveyor.driver.json.Json;

/** What is known of attempts: a name and a value a line, JSON values indented below their name, an empty line between two attempts. */
final class RunDetailsText implements Printer<RunDetails> {
    private final Surface surface;
    private final Times times;
    private boolean first = true;

    RunDetailsText(Surface surface, Times times) {
        this.surface = surface;
        this.times = times;
    }

    @Override
    public void print(RunDetails details, Buffer out) {
        if (!first) {
            out.add('\n');
        }
        first = false;
        details.heading().ifPresent(heading -> out.utf8(heading.text(surface, times) + "\n\n"));
        int widest = details.members().keySet().stream()
                .mapToInt(String::length)
                .max()
                .orElse(0);
        details.members()
                .forEach((name, value) -> out.utf8(surface.style().bold(Columns.pad(surface.oneLine(name), widest))
                        + "  " + shown(value, widest) + "\n"));
    }

    private String shown(Object value, int indent) {
        Object tree = Json.tree(value);
        if (tree instanceof String string) {
            return surface.oneLine(value instanceof Instant ? times.kept(string) : string);
        }
        StringBuilder lines = new StringBuilder();
        Json.pretty(tree).lines().forEach(line -> {
            lines.append(lines.isEmpty() ? "" : "\n" + " ".repeat(indent + 2));
            lines.append(surface.oneLine(line));
        });
        return lines.toString();
    }
}
