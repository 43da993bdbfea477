package ug.open.conveyor.driver.cli.command;

import java.io.IOException;
import java.util.Optional;
import ug.open.conveyor.driver.browse.Browser;
import ug.open.conveyor.driver.browse.Tool;
import ug.open.conveyor.driver.cli.option.Cmd;
import ug.open.conveyor.driver.cli.option.Entry;
import ug.open.conveyor.driver.cli.option.Kind;
import ug.open.conveyor.driver.cli.option.UsageException;
import ug.open.conveyor.driver.host.Environment;
import ug.open.conveyor.driver.host.ExitCodes;
import ug.open.conveyor.driver.session.StorePlace;

/** {@code browse}: the run store as a screen. */
public final class BrowseCmd extends Cmd {
    private final Tool tool;
    private final ProjectFolders project = ProjectFolders.one(option(
            Kind.FOLDER,
            "FOLDER",
            "Folder with driver.yaml of the driver that replays. Default: the working folder.",
            "--project"));
    private final DriverOptions driver = new DriverOptions(this, project);

    /** @param tool runs a replay or an export */
    public BrowseCmd(Entry entry, Environment env, Tool tool) {
        super(entry, env);
        this.tool = tool;
        exits(ExitCodes.IO_FAILED);
        details("""
                Shows the executions in the run store on the whole screen of a terminal, newest first, and follows what other processes
                write. Keys filter the list, open a log, a difference or a payload, replay an execution here and now, and export it; ?
                lists them. It needs 40 columns and 10 rows.

                The options choose the driver of a replay, as for the command replay.""");
        examples(
                "conveyor-driver browse",
                "conveyor-driver browse --project demo",
                "conveyor-driver browse -- python3 reconcile.py");
    }

    @Override
    public int call() throws IOException, InterruptedException {
        driver.check();
        if (project.given()) {
            driver.target(Optional.empty()); // a wrong one is refused before the screen opens
        }
        if (!env.screen().in()
                || !env.screen().out()
                || "dumb".equals(env.variables().get("TERM"))) {
            throw new UsageException(
                    "browse needs a terminal for its screen and its keys; conveyor-driver runs prints the list");
        }
        Browser browser = new Browser(env, surfaceOut(), words(), tool);
        return browser.run(StorePlace.store(env, browser::warned));
    }
}
