package ug.open.conveyor.driver.cli.completion;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import ug.open.conveyor.driver.cli.option.Cmd;
import ug.open.conveyor.driver.cli.option.Entry;
import ug.open.conveyor.driver.cli.option.Opt;

/** The completion script of bash. */
final class BashCompletion {
    private final StringBuilder words = new StringBuilder();
    private final StringBuilder hints = new StringBuilder();
    private final StringBuilder paths = new StringBuilder();

    private BashCompletion() {}

    static String of(List<Entry> rows, List<Cmd> commands) {
        BashCompletion bash = new BashCompletion();
        bash.root(rows, commands.get(0));
        for (Cmd cmd : commands) {
            bash.add(cmd);
        }
        return Completions.template("completion.bash")
                .replace("@words@\n", bash.words)
                .replace("@hints@\n", bash.hints)
                .replace("@paths@", bash.paths);
    }

    /** What comes in front of a command: what all commands have, and the version. */
    private void root(List<Entry> rows, Cmd any) {
        List<String> names = new ArrayList<>(List.of("--version"));
        for (Opt<?> opt : any.options()) {
            if (opt.heading().equals(Cmd.GLOBAL)) {
                names.add(opt.name());
                hint(" " + opt.name(), opt);
            }
        }
        words("", names, Entry.names(rows));
    }

    private void add(Cmd cmd) {
        String path = cmd.entry.path();
        paths.append(paths.length() == 0 ? "" : " | ").append(quoted(path));
        List<String> names = new ArrayList<>();
        for (Opt<?> opt : cmd.shownOptions()) {
            names.addAll(opt.names());
            for (String name : opt.names()) {
                hint(path + " " + name, opt);
            }
        }
        words(path, names, Entry.names(cmd.followers()));
        for (Completions.Family family : Completions.families(cmd)) {
            paths.append(" | ").append(quoted(family.path()));
            words(family.path(), List.of(), Entry.names(family.children()));
        }
        int number = 1;
        for (Opt<?> opt : cmd.parameters()) {
            hint(path + " " + (opt.takesMany() ? "*" : number++), opt);
        }
        if (cmd.rest() != null) {
            hint(path + " --", cmd.rest());
        }
    }

    private void words(String path, List<String> options, List<String> commands) {
        words.append("        ").append(quoted(path)).append(") options='").append(String.join(" ", options));
        words.append("' commands='").append(String.join(" ", commands)).append("' ;;\n");
    }

    private void hint(String key, Opt<?> opt) {
        if (!opt.names().isEmpty() && !opt.needsWord()) {
            return;
        }
        String pattern = key.endsWith("*") ? quoted(key.substring(0, key.length() - 1)) + "[1-9]*" : quoted(key);
        hints.append("        ")
                .append(pattern)
                .append(") hint='")
                .append(hint(opt))
                .append("' ;;\n");
    }

    private static String hint(Opt<?> opt) {
        return switch (opt.hint()) {
            case CHOICE, KEY -> "words " + String.join(" ", opt.choices());
            case KEY_OR_FILE -> "key_or_file " + String.join(" ", opt.choices());
            default -> opt.hint().name().toLowerCase(Locale.ROOT);
        };
    }

    private static String quoted(String text) {
        return "'" + text + "'";
    }
}
