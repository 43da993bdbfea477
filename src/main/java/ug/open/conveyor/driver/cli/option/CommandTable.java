package ug.open.conveyor.driver.cli.option;

import java.util.ArrayList;
import java.util.List;
import ug.open.conveyor.driver.host.Environment;

/** The commands: a row of each, and each made when it is needed. */
public interface CommandTable {
    /** The rows, in the order in which help shows them. */
    List<Entry> rows();

    /** The command of a row. */
    Cmd create(Entry row, Environment env);

    /** Every command that help shows, subcommands behind the command they belong to. */
    default List<Cmd> all(Environment env) {
        List<Cmd> commands = new ArrayList<>();
        add(rows(), env, commands);
        return commands;
    }

    private void add(List<Entry> rows, Environment env, List<Cmd> commands) {
        for (Entry row : rows) {
            if (!row.hidden()) {
                commands.add(create(row, env));
                add(row.children(), env, commands);
            }
        }
    }
}
