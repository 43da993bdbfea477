package ug.open.conveyor.driver.cli;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import ug.open.conveyor.driver.cli.option.Cmd;
import ug.open.conveyor.driver.cli.option.Effect;
import ug.open.conveyor.driver.cli.option.Entry;
import ug.open.conveyor.driver.cli.option.Help;
import ug.open.conveyor.driver.cli.option.Kind;
import ug.open.conveyor.driver.cli.option.Opt;
import ug.open.conveyor.driver.cli.option.Topic;
import ug.open.conveyor.driver.host.Environment;
import ug.open.conveyor.driver.host.ExitCodes;

/** Writes {@code docs/commands.md} from the table of commands. */
final class CommandsPage {
    private static final String TOOL = "conveyor-driver";

    private final StringBuilder page = new StringBuilder();
    private final Environment env;

    private CommandsPage(Environment env) {
        this.env = env;
    }

    /** The whole page. */
    static String of(Environment env) {
        CommandsPage page = new CommandsPage(env);
        page.write();
        return page.page.toString();
    }

    private void write() {
        line("# Commands");
        line("<!-- Written by mvn -Pgenerate test, from the table of commands: change the texts there. -->");
        line("    " + TOOL + " COMMAND [OPTION...] [ARGUMENT...]");
        rows("Command", "What it does", commandRows());
        values();
        line("## Global options");
        line("Every command has these. They may stand in front of the command, too.");
        Cmd root = new RootCmd(env, Cli.COMMANDS);
        options(root, Cmd.GLOBAL);
        line("The bare command also takes:");
        options(root, "Options");
        for (Cmd cmd : Cli.COMMANDS.all(env)) {
            command(cmd);
        }
        for (Topic topic : Topic.values()) {
            line("## " + heading(topic));
            List<String[]> rows = new ArrayList<>();
            topic.rows().forEach(row -> rows.add(new String[] {code(row[0]), text(row[1])}));
            rows(topic == Topic.ENVIRONMENT ? "Variable" : "Code", "Meaning", rows);
        }
        page.setLength(page.length() - 1); // the page ends with one line feed
    }

    private void values() {
        line("## Values");
        rows(
                "Value",
                "Form",
                List.of(
                        new String[] {"`DURATION`", "whole numbers with units, like 500ms, 30s, 10m, 1h30m or 7d"},
                        new String[] {"`SIZE`", "a whole number of bytes with a unit, like 500M or 2G"},
                        new String[] {
                            "`TIME`",
                            "2026-11-24T09:30:00Z, 2026-11-24 09:30 or 2026-11-24 (local time), yesterday, @1764408600, or an age like 2h"
                        },
                        new String[] {"`REF`", text(Kind.REF_FORMS)},
                        new String[] {"`FILE`", "a path; where the description says so, - is standard input or output"
                        }));
    }

    private static String heading(Topic topic) {
        return switch (topic) {
            case EXIT_CODES -> "Exit codes";
            case ERROR_CODES -> "Error codes";
            case ENVIRONMENT -> "Environment";
        };
    }

    private static List<String[]> commandRows() {
        List<String[]> rows = new ArrayList<>();
        add(Cli.COMMANDS.rows(), rows);
        return rows;
    }

    private static void add(List<Entry> entries, List<String[]> rows) {
        for (Entry entry : entries) {
            if (!entry.hidden()) {
                rows.add(commandRow(entry));
                add(entry.children(), rows);
            }
        }
    }

    private static String[] commandRow(Entry row) {
        return new String[] {"[" + code(row.path()) + "](#" + row.path().replace(' ', '-') + ")", text(row.summary())};
    }

    private void command(Cmd cmd) {
        line("#".repeat(1 + cmd.entry.path().split(" ").length) + " " + cmd.entry.path());
        line("    " + Help.usage(cmd));
        line(text(cmd.entry.summary()));
        for (String paragraph : cmd.details().strip().split("\n\n")) {
            if (!paragraph.isEmpty()) {
                line(text(paragraph.replace('\n', ' ')));
            }
        }
        if (!cmd.entry.changes().isEmpty()) {
            line("It may " + cmd.entry.changes().stream().map(Effect::meaning).collect(Collectors.joining(", ")) + ".");
        }
        List<String[]> arguments = new ArrayList<>();
        cmd.parameters().forEach(opt -> arguments.add(row(code(argument(opt)), opt)));
        if (cmd.rest() != null) {
            arguments.add(row(code("-- " + argument(cmd.rest())), cmd.rest()));
        }
        rows("Argument", "Meaning", arguments);
        Set<String> headings = new LinkedHashSet<>();
        cmd.shownOptions().forEach(opt -> headings.add(opt.heading()));
        headings.remove(Cmd.GLOBAL);
        for (String heading : headings) {
            line("**" + heading + "**");
            options(cmd, heading);
        }
        if (!cmd.examples().isEmpty()) {
            line("**Examples**");
            line("```sh\n" + String.join("\n", cmd.examples()) + "\n```");
        }
        exits(cmd);
    }

    private void exits(Cmd cmd) {
        Set<String> codes = new LinkedHashSet<>();
        for (int code : cmd.exits()) {
            codes.add(code(Integer.toString(code)) + " " + text(ExitCodes.meaning(code)));
        }
        if (!codes.isEmpty()) {
            line("**Exit codes** beside those of every command: " + String.join("; ", codes) + ".");
        }
    }

    private void options(Cmd cmd, String heading) {
        List<String[]> rows = new ArrayList<>();
        for (Opt<?> opt : cmd.shownOptions()) {
            if (opt.heading().equals(heading)) {
                rows.add(row(code(String.join(", ", opt.names()) + opt.form()), opt));
            }
        }
        rows("Option", "Meaning", rows);
    }

    private static String[] row(String left, Opt<?> opt) {
        return new String[] {left, text(Help.described(opt))};
    }

    private static String argument(Opt<?> opt) {
        return opt.label() + (opt.takesMany() ? "..." : "");
    }

    private void rows(String left, String right, List<String[]> rows) {
        if (rows.isEmpty()) {
            return;
        }
        StringBuilder table = new StringBuilder("| " + left + " | " + right + " |\n| --- | --- |");
        rows.forEach(row ->
                table.append("\n| ").append(row[0]).append(" | ").append(row[1]).append(" |"));
        line(table.toString());
    }

    /** A block, with an empty line behind it. */
    private void line(String text) {
        page.append(text).append("\n\n");
    }

    private static String code(String text) {
        return "`" + text.replace("|", "\\|") + "`";
    }

    /** Plain text, which Markdown must not read as markup. */
    private static String text(String plain) {
        return plain.replaceAll("[*\\[\\]|<>]", "\\\\$0");
    }
}
