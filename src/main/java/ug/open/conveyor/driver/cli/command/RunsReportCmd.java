package ug.open.conveyor.driver.cli.command;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import ug.open.conveyor.driver.cli.option.Cmd;
import ug.open.conveyor.driver.cli.option.Entry;
import ug.open.conveyor.driver.cli.option.Kind;
import ug.open.conveyor.driver.cli.option.Opt;
import ug.open.conveyor.driver.host.Environment;
import ug.open.conveyor.driver.host.ExitCodes;
import ug.open.conveyor.driver.session.Reports;
import ug.open.conveyor.driver.session.StorePlace;
import ug.open.conveyor.driver.store.RunStore;

/** {@code runs report}: writes reports of stored runs. */
public final class RunsReportCmd extends Cmd {
    private final Opt<List<String>> refs;
    private final ReportOptions report = new ReportOptions(this);
    private final Opt<Boolean> every =
            flag("Report every execution of the runs, not only the newest of each driver.", "--all-executions");
    private final Opt<Boolean> session =
            flag("Report the whole sessions of the runs, with their other runs.", "--session");

    private final OutputOptions output =
            new OutputOptions(this, "text: nothing; json: an object for each report.", List.of("report", "file"));

    public RunsReportCmd(Entry entry, Environment env) {
        super(entry, env);
        refs = parameters(Kind.RUN, "REF", "Runs to report: " + Kind.REF_FORMS + ".")
                .required("such as @last");
        report.option().required("such as --report html=report.html");
        apart(every, session);
        exits(ExitCodes.NO_SUCH_RUN, ExitCodes.IO_FAILED);
        details("""
                Writes what run and replay write with --report, of runs that are in the run store. Only replay knows the difference to a recorded
                result: a report of stored runs has none.""");
        examples(
                "conveyor-driver runs report @last --report html=report.html",
                "conveyor-driver runs report --session @last --report junit=junit.xml --report markdown=summary.md");
    }

    @Override
    public int call() throws IOException {
        Reports reports = report.open();
        RunStore store = StorePlace.store(env);
        reports.write(store, StoredRefs.attempts(StoredRefs.executions(store, refs.get(), every.get())), session.get());
        if (output.isData()) {
            for (Reports.Target target : reports.targets()) {
                output.print("", Kind.word(target.format()), target.file().map(Path::toString));
            }
        }
        return ExitCodes.OK;
    }
}
