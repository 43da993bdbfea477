package ug.open.conveyor.driver.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The completion script of bash. */
final class BashCompletion {
    private final StringBuilder words = new StringBuilder();
    private final StringBuilder hints = new StringBuilder();
    private final StringBuilder paths = new StringBuilder();

    private BashCompletion() {}

    static String of(List<Cmd> commands) {
        BashCompletion bash = new BashCompletion();
        bash.root(commands.get(0));
        for (Cmd cmd : commands) {
            bash.add(cmd);
        }
        return Completions.template("completion.bash")
                .replace("@words@\n", bash.words)
                .replace("@hints@\n", bash.hints)
                .replace("@paths@", bash.paths);
    }

    /** What comes in front of a command: what all commands have, and the version. */
    private void root(Cmd any) {
        List<String> names = new ArrayList<>(List.of("--version"));
        for (Opt<?> opt : any.options()) {
            if (opt.heading().equals(Cmd.GLOBAL)) {
                names.add(opt.name());
                hint(" " + opt.name(), opt);
            }
        }
        words("", names, Entry.names(Cli.COMMANDS));
    }

    private void add(Cmd cmd) {
        String path = cmd.entry.path();
        paths.append(paths.length() == 0 ? "" : " | ").append(quoted(path));
        List<String> names = new ArrayList<>();
        for (Opt<?> opt : Completions.options(cmd)) {
            names.addAll(opt.names());
            for (String name : opt.names()) {
                hint(path + " " + name, opt);
            }
        }
        words(path, names, Entry.names(cmd.followers()));
        for (Entry follower : Completions.families(cmd)) {
            String longer = path + " " + follower.name();
            paths.append(" | ").append(quoted(longer));
            words(longer, List.of(), Entry.names(follower.children()));
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
        if (opt.isFlag()) {
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
            default -> opt.hint().name().toLowerCase(Locale.ROOT);
        };
    }

    private static String quoted(String text) {
        return "'" + text + "'";
    }
}
