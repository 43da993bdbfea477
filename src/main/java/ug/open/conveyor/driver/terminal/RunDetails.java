package ug.open.conveyor.driver.terminal;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.Map;
import ug.open.conveyor.driver.wire.Json;

/** Prints what is known of an attempt: a name and a value a line, JSON values indented below their name. */
public final class RunDetails {
    private final OutputStream out;
    private final Surface surface;
    private final Times times;

    /** Prints on the stream, which is what the surface says. */
    public RunDetails(OutputStream out, Surface surface, Times times) {
        this.out = out;
        this.surface = surface;
        this.times = times;
    }

    /** Prints what stands above the attempts of one of several executions. */
    public void heading(ExecutionHeading heading) throws IOException {
        Bytes text = new Bytes(128);
        text.utf8(heading.text(surface, times) + "\n\n");
        text.writeTo(out);
    }

    /**
     * Prints one attempt.
     *
     * @param details values as {@link Json#tree} has them, by name, in order; texts are untrusted
     */
    public void print(Map<String, ?> details) throws IOException {
        Bytes text = new Bytes(1024);
        int widest = details.keySet().stream().mapToInt(String::length).max().orElse(0);
        details.forEach((name, value) ->
                text.utf8(surface.style().bold(Columns.pad(name, widest)) + "  " + shown(value, widest) + "\n"));
        text.utf8("\n");
        text.writeTo(out);
        out.flush();
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
