package ug.open.conveyor.driver.cli.completion;

import java.util.List;
import ug.open.conveyor.driver.cli.option.Cmd;
import ug.open.conveyor.driver.cli.option.Entry;
import ug.open.conveyor.driver.cli.option.Kind;
import ug.open.conveyor.driver.cli.option.Opt;

/** The completion script of fish. */
final class FishCompletion {
    private final StringBuilder lines = new StringBuilder();

    private FishCompletion() {}

    static String of(List<Entry> rows, List<Cmd> commands) {
        FishCompletion fish = new FishCompletion();
        fish.subcommands("", rows);
        StringBuilder paths = new StringBuilder();
        for (Cmd cmd : commands) {
            paths.append(' ').append(quoted(cmd.entry.path()));
            fish.add(cmd);
            for (Completions.Family family : Completions.families(cmd)) {
                paths.append(' ').append(quoted(family.path()));
                fish.subcommands(family.path(), family.children());
            }
        }
        return Completions.template("completion.fish")
                .replace("@paths@", paths.substring(1))
                .replace("@lines@\n", fish.lines);
    }

    private void add(Cmd cmd) {
        String path = cmd.entry.path();
        lines.append('\n');
        subcommands(path, cmd.followers());
        for (Opt<?> opt : cmd.shownOptions()) {
            option(path, opt);
        }
        for (Opt<?> opt : cmd.parameters()) {
            if (opt.hint() != Kind.Hint.NONE) {
                line(path, value(opt, false), opt.label());
            }
        }
        if (cmd.rest() != null) {
            lines.append("complete -c conveyor-driver -n '__conveyor_driver_behind_dashes ")
                    .append(path);
            lines.append("' -a '(__fish_complete_command)' -F\n");
        }
    }

    private void subcommands(String path, List<Entry> entries) {
        for (Entry entry : entries) {
            if (!entry.hidden()) {
                line(path, "-a " + entry.name(), Completions.brief(entry.summary()));
            }
        }
    }

    private void option(String path, Opt<?> opt) {
        StringBuilder spec = new StringBuilder();
        for (String name : opt.names()) {
            spec.append(name.startsWith("--") ? "-l " + name.substring(2) : "-s " + name.substring(1))
                    .append(' ');
        }
        line(path, spec + (opt.needsWord() ? value(opt, true) : ""), Completions.brief(opt.description()));
    }

    private void line(String path, String spec, String description) {
        lines.append("complete -c conveyor-driver -n '__conveyor_driver_at ")
                .append(path.isEmpty() ? "\"\"" : "\"" + path + "\"");
        lines.append("' ")
                .append(spec.strip())
                .append(" -d ")
                .append(quoted(description))
                .append('\n');
    }

    private static String value(Opt<?> opt, boolean ofOption) {
        String words = switch (opt.hint()) {
            case FILE -> "-F";
            case FOLDER -> "-a '(__fish_complete_directories)'";
            case CHOICE, KEY -> "-a '" + String.join(" ", opt.choices()) + "'";
            case KEY_OR_FILE -> "-a '(__conveyor_driver_key_or_file " + String.join(" ", opt.choices()) + ")'";
            case RUN -> "-k -a '(__conveyor_driver_ask runs)'";
            case RUN_OR_FILE -> "-k -a '(__conveyor_driver_ask runs)' -F";
            case DRIVER -> "-k -a '(__conveyor_driver_ask drivers)'";
            case CONTEXT -> "-k -a '(__conveyor_driver_ask contexts)'";
            case NONE, COMMAND -> "";
        };
        boolean files = words.endsWith("-F");
        return (ofOption ? files ? "-r " : "-x " : "") + words;
    }

    private static String quoted(String text) {
        return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
    }
}
