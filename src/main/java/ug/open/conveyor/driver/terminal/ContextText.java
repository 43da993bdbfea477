package ug.open.conveyor.driver.terminal;

import java.util.ArrayList;
import java.util.List;
import ug.open.conveyor.driver.json.Buffer;

/** The settings of a server: a name and a value a line, and where the value comes from. */
final class ContextText implements Printer<ContextDetails> {
    private static final int WIDEST = "production".length();

    private final Surface surface;

    ContextText(Surface surface) {
        this.surface = surface;
    }

    @Override
    public void print(ContextDetails details, Buffer out) {
        line("context", details.context().orElse("none"), details.namedBy().orElse(""), out);
        line("file", details.file(), "", out);
        if (details.context().isPresent()) {
            line("production", details.production() ? "yes" : "no", "", out);
        }
        for (ContextDetails.Setting setting : details.settings()) {
            line(setting.name(), setting.value().orElse("none"), more(setting), out);
            if (setting.problem().isPresent()) {
                String problem = surface.oneLine(setting.problem().get());
                out.utf8(" ".repeat(WIDEST + 2) + surface.style().bad(problem) + "\n");
            }
        }
    }

    private String more(ContextDetails.Setting setting) {
        List<String> more = new ArrayList<>();
        if (setting.value().isPresent()) {
            more.add(setting.from());
        }
        setting.insteadOf().ifPresent(value -> more.add("in place of the context's " + value));
        setting.validUntil().ifPresent(time -> more.add("valid until " + Times.UTC.seconds(time)));
        return String.join("; ", more);
    }

    private void line(String name, String value, String more, Buffer out) {
        out.utf8(surface.style().bold(Columns.pad(name, WIDEST)) + "  " + surface.oneLine(value));
        out.utf8((more.isEmpty() ? "" : "  " + surface.style().dim("(" + surface.oneLine(more) + ")")) + "\n");
    }
}
