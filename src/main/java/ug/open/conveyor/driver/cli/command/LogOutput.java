package ug.open.conveyor.driver.cli.command;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import ug.open.conveyor.driver.cli.option.Cmd;
import ug.open.conveyor.driver.cli.option.Kind;
import ug.open.conveyor.driver.cli.option.Opt;
import ug.open.conveyor.driver.cli.option.UsageException;
import ug.open.conveyor.driver.host.Environment;
import ug.open.conveyor.driver.host.Pager;
import ug.open.conveyor.driver.terminal.EntryTemplate;
import ug.open.conveyor.driver.terminal.Format;
import ug.open.conveyor.driver.terminal.Highlighter;
import ug.open.conveyor.driver.terminal.LogPrinter;
import ug.open.conveyor.driver.terminal.TerminalSize;

/** How log entries are printed. */
final class LogOutput {
    private final Cmd cmd;
    private final Opt<Boolean> times;
    private final Opt<Boolean> local;
    private final Opt<Format> format;
    private final Opt<String> template;
    private final Opt<Boolean> headings;
    private final Opt<Boolean> noPager;

    LogOutput(Cmd cmd) {
        this.cmd = cmd;
        times = cmd.flag("Print the time of each entry, in UTC.", "-t", "--timestamps");
        local = cmd.flag("With -t and in headings: local time in place of UTC. JSON keeps UTC.", "--local");
        headings = cmd.flag("Print run id and driver as a heading where they change, not in each line.", "--headings");
        format = cmd.option(
                        Kind.oneOf(Format.values()),
                        "",
                        "text: for people; json, jsonl: the stored entries, one a line; ext: the same, but a message that is a JSON object "
                                + "as that object; raw: only the messages.",
                        "-o",
                        "--output")
                .or("text");
        template = cmd.option(
                Kind.TEXT,
                "TEXT",
                "Print each entry as TEXT, with its members in the place of {"
                        + String.join("}, {", EntryTemplate.names()) + "}. {{ is a brace, \\n a new line.",
                "--template");
        noPager = cmd.flag("Print a long log straight to the terminal, not through the pager of PAGER.", "--no-pager");
        cmd.apart(template, format);
        cmd.apart(template, times);
        cmd.apart(template, headings);
    }

    /** A printer, and the pager that it may print through. */
    record Output(LogPrinter printer, Optional<Pager> pager) implements Closeable {
        @Override
        public void close() throws IOException {
            if (pager.isEmpty()) {
                printer.close();
                return;
            }
            try (Pager last = pager.get()) {
                printer.close();
            }
        }
    }

    /** Checks what the options say. */
    void check() {
        if (format.get() != Format.TEXT && headings.get()) {
            throw new UsageException("--headings needs -o text");
        }
        template();
    }

    private EntryTemplate template() {
        try {
            return template.find().map(EntryTemplate::parse).orElse(null);
        } catch (IllegalArgumentException e) {
            throw new UsageException("--template: " + e.getMessage());
        }
    }

    /**
     * Begins to print.
     *
     * @param runs whether the entries may be of several runs
     * @param drivers whether they may be of several drivers
     * @param follow whether somebody waits for each
     * @param marked what is marked in messages
     */
    Output open(boolean runs, boolean drivers, boolean follow, List<Pattern> marked) {
        boolean columns = !headings.get();
        LogPrinter.Options options = new LogPrinter.Options(
                format.get(),
                times.get(),
                cmd.times(local),
                runs && columns,
                drivers && columns,
                follow,
                headings.get(),
                template());
        Optional<Pager> pager = follow ? Optional.empty() : pager();
        OutputStream out = pager.isPresent() ? pager.get() : cmd.env.out();
        LogPrinter printer = new LogPrinter(out, cmd.surfaceOut(), options);
        if (!marked.isEmpty()) {
            printer.highlight(Highlighter.of(marked));
        }
        return new Output(printer, pager);
    }

    private Optional<Pager> pager() {
        Environment env = cmd.env;
        if (!env.screen().out() || noPager.get()) {
            return Optional.empty();
        }
        return Pager.wanted(env).map(command -> {
            TerminalSize.Size size = TerminalSize.of(env.variables()).get();
            return Pager.of(env, command, size.rows(), size.columns());
        });
    }
}
