package ug.open.conveyor.driver.cli.completion;

import java.util.List;
import ug.open.conveyor.driver.cli.option.Cmd;
import ug.open.conveyor.driver.cli.option.Entry;
import ug.open.conveyor.driver.cli.option.Opt;

/** The completion script of zsh. */
final class ZshCompletion {
    private ZshCompletion() {}

    static String of(List<Entry> rows, List<Cmd> commands) {
        StringBuilder functions = new StringBuilder();
        for (Cmd cmd : commands) {
            functions
                    .append(cmd.followers().isEmpty() ? function(cmd, cmd.entry.path()) : family(cmd))
                    .append('\n');
        }
        return Completions.template("completion.zsh")
                .replace("@functions@\n", functions)
                .replace("@commands@\n", rows(rows, 6));
    }

    /** A command with subcommands: the word behind it is one of them, or it stands for the first. */
    private static String family(Cmd cmd) {
        String name = cmd.entry.path();
        StringBuilder text = new StringBuilder(function(cmd, name + " itself"));
        for (Completions.Family family : Completions.families(cmd)) {
            text.append(family(family.path(), family.children()));
        }
        return text.append(family(name, cmd.followers())).toString();
    }

    private static String family(String path, List<Entry> followers) {
        String name = path.replace(' ', '-');
        String id = "_conveyor-driver-" + name;
        return "\n(( $+functions[" + id + "] )) ||\n" + id + "() {\n    _conveyor-driver_family " + name + " \\\n"
                + rows(followers, 8).replace("'\n", "' \\\n").replaceFirst(" \\\\\n$", "\n") + "}\n";
    }

    private static String rows(List<Entry> entries, int indent) {
        StringBuilder rows = new StringBuilder();
        for (Entry entry : entries) {
            if (!entry.hidden()) {
                rows.append(" ".repeat(indent))
                        .append('\'')
                        .append(entry.name())
                        .append(':');
                rows.append(escaped(Completions.brief(entry.summary()))).append("'\n");
            }
        }
        return rows.toString();
    }

    private static String function(Cmd cmd, String name) {
        String id = "_conveyor-driver-" + name.replace(' ', '-');
        StringBuilder text = new StringBuilder("(( $+functions[" + id + "] )) ||\n" + id + "() {\n");
        if (cmd.rest() != null) {
            text.append("    _conveyor-driver_behind_dashes && return\n");
        }
        text.append("    _arguments -s -S");
        for (Opt<?> opt : cmd.shownOptions()) {
            text.append(" \\\n        ").append(option(opt));
        }
        for (Opt<?> opt : cmd.parameters()) {
            String position = opt.takesMany() ? "*" : "";
            text.append(" \\\n        '").append(position).append(opt.isRequired() || opt.takesMany() ? ":" : "::");
            text.append(value(opt)).append('\'');
        }
        return text.append("\n}\n").toString();
    }

    private static String option(Opt<?> opt) {
        StringBuilder names = new StringBuilder();
        for (String name : opt.names()) {
            String spec = !opt.needsWord() ? name : name.startsWith("--") ? name + "=" : name + "+";
            names.append(names.length() == 0 ? "" : ",").append(spec);
        }
        boolean alone = opt.name().equals("--help");
        String excluded = alone ? "(- *)" : opt.takesMany() ? "*" : "(" + String.join(" ", opt.names()) + ")";
        String described = "[" + escaped(Completions.brief(opt.description())) + "]";
        String spec = opt.names().size() == 1 ? names.toString() : "'{" + names + "}'";
        return "'" + excluded + spec + described + (opt.needsWord() ? ":" + value(opt) : "") + "'";
    }

    private static String value(Opt<?> opt) {
        String action = switch (opt.hint()) {
            case FILE -> "_conveyor-driver_files";
            case FOLDER -> "_conveyor-driver_files -/";
            case CHOICE -> "(" + String.join(" ", opt.choices()) + ")";
            case KEY -> "compadd -S \"\" -- " + String.join(" ", opt.choices());
            case KEY_OR_FILE -> "_conveyor-driver_key_or_file -- " + String.join(" ", opt.choices());
            case RUN -> "_conveyor-driver_runs";
            case RUN_OR_FILE -> "_conveyor-driver_run_or_file";
            case DRIVER -> "_conveyor-driver_drivers";
            case CONTEXT -> "_conveyor-driver_contexts";
            case NONE, COMMAND -> " ";
        };
        return opt.label().replace(":", "\\:") + ":" + action;
    }

    private static String escaped(String text) {
        return text.replace("\\", "\\\\")
                .replace("'", "'\\''")
                .replace("[", "\\[")
                .replace("]", "\\]")
                .replace(":", "\\:");
    }
}
