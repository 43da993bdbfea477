package ug.open.conveyor.driver.cli.option;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import ug.open.conveyor.driver.host.ErrorCode;
import ug.open.conveyor.driver.host.ExitCodes;
import ug.open.conveyor.driver.host.Version;

/** The commands as values for JSON: all that help, completion and the manual know. {@code docs/scripting.md} describes the form. */
public final class CommandTree {
    /** The version of the form. Members may be added to it; if one goes or means something else, it rises. */
    public static final int VERSION = 1;

    private static final Set<Integer> OF_EVERY_COMMAND = Set.of(
            ExitCodes.OK,
            ExitCodes.INVALID,
            ExitCodes.BUG,
            ExitCodes.HUNG_UP,
            ExitCodes.INTERRUPTED,
            ExitCodes.TERMINATED);

    private CommandTree() {}

    /**
     * The whole document.
     *
     * @param root the bare command
     */
    public static Map<String, Object> of(Cmd root, List<Cmd> commands) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("version", VERSION);
        tree.put("tool", Version.TOOL);
        tree.put("options", options(root));
        tree.put("commands", commands.stream().map(CommandTree::command).toList());
        tree.put("exit_codes", exitCodes(ExitCodes.all()));
        tree.put("error_codes", errorCodes());
        tree.put("variables", rows(Topic.ENVIRONMENT));
        return tree;
    }

    private static Map<String, Object> command(Cmd cmd) {
        Map<String, Object> command = new LinkedHashMap<>();
        command.put("path", cmd.entry.path());
        command.put("summary", cmd.entry.summary());
        command.put("details", cmd.details().strip().replaceAll("(?<!\n)\n(?!\n)", " "));
        command.put("usage", Help.usage(cmd));
        command.put("changes", cmd.entry.changes().stream().map(Kind::word).toList());
        command.put("subcommands", Entry.names(cmd.entry.children()));
        command.put("arguments", cmd.parameters().stream().map(CommandTree::opt).toList());
        if (cmd.rest() != null) {
            command.put("behind_dashes", opt(cmd.rest()));
        }
        command.put("options", options(cmd));
        command.put("apart", apart(cmd));
        command.put(
                "exit_codes",
                exitCodes(cmd.everyExit().stream().mapToInt(code -> code).toArray()));
        command.put("examples", cmd.examples());
        return command;
    }

    private static List<Object> options(Cmd cmd) {
        return cmd.shownOptions().stream().map(CommandTree::opt).toList();
    }

    private static Object opt(Opt<?> opt) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("name", opt.name());
        if (!opt.names().isEmpty()) {
            values.put("names", opt.names());
            values.put("global", opt.heading().equals(Cmd.GLOBAL));
        }
        values.put("kind", opt.type());
        if (!opt.isFlag()) {
            values.put("label", opt.label());
        }
        if (!opt.choices().isEmpty()) {
            values.put(opt.type().equals("choice") ? "values" : "beginnings", opt.choices());
        }
        opt.fallback().ifPresent(word -> values.put("default", word));
        opt.bare().ifPresent(word -> values.put("without_value", word));
        opt.variable().ifPresent(name -> values.put("variable", name));
        values.put("required", opt.isRequired());
        values.put("repeatable", opt.takesMany());
        values.put("description", opt.description());
        return values;
    }

    private static List<List<String>> apart(Cmd cmd) {
        List<List<String>> apart = new ArrayList<>();
        for (List<Opt<?>> group : cmd.apart()) {
            List<String> names = new ArrayList<>();
            group.forEach(opt -> names.add(opt.name()));
            apart.add(names);
        }
        return apart;
    }

    private static List<Object> exitCodes(int... codes) {
        List<Object> all = new ArrayList<>();
        for (int code : codes) {
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("exit", code);
            row.put("meaning", ExitCodes.meaning(code));
            row.put("of_every_command", OF_EVERY_COMMAND.contains(code));
            all.add(row);
        }
        return all;
    }

    private static List<Object> errorCodes() {
        List<Object> all = new ArrayList<>();
        for (ErrorCode code : ErrorCode.values()) {
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("code", code.word());
            row.put("exit", code.exit());
            row.put("meaning", code.meaning());
            all.add(row);
        }
        return all;
    }

    private static List<Object> rows(Topic topic) {
        List<Object> all = new ArrayList<>();
        for (String[] row : topic.rows()) {
            Map<String, Object> object = new LinkedHashMap<>();
            object.put("name", row[0]);
            object.put("meaning", row[1]);
            all.add(object);
        }
        return all;
    }
}
