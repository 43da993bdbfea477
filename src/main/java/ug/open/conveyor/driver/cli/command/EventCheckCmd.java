package ug.open.conveyor.driver.cli.command;

import java.io.IOException;
import java.util.List;
import ug.open.conveyor.driver.cli.option.Cmd;
import ug.open.conveyor.driver.cli.option.Entry;
import ug.open.conveyor.driver.cli.option.Kind;
import ug.open.conveyor.driver.cli.option.Opt;
import ug.open.conveyor.driver.host.Environment;
import ug.open.conveyor.driver.host.ErrorCode;
import ug.open.conveyor.driver.host.ExitCodes;
import ug.open.conveyor.driver.input.ReadOptions;
import ug.open.conveyor.driver.session.EventCheck;
import ug.open.conveyor.driver.terminal.EventFinding;
import ug.open.conveyor.driver.terminal.Printout;

/** {@code event check}: checks recorded events by their resource definitions. */
public final class EventCheckCmd extends Cmd {
    private final Opt<List<String>> files = parameters(
                    Kind.FILE_OR_DASH,
                    "FILE",
                    "Recorded events in any form that run --events reads; - for standard input.")
            .required("such as events.jsonl");
    private final OutputOptions output =
            new OutputOptions(this, "One line per finding: text for people, or JSON.", EventFinding.MEMBERS);
    private final DefinitionOptions definitions = new DefinitionOptions(this);

    public EventCheckCmd(Entry entry, Environment env) {
        super(entry, env);
        exits(ExitCodes.FAILED);
        exits(ServerOptions.EXITS);
        details("""
                Checks the spec of each event by the JSON Schema of its resource type, as a server does when a resource is created. A
                finding names the file and the line, the place in the resource as a JSON pointer, what is wrong, and the rule. The exit
                code is 1 if there is a finding.""");
        examples(
                "conveyor-driver event check events.jsonl",
                "conveyor-driver event check events.jsonl --definition definition.yaml -o json");
    }

    @Override
    public int call() throws IOException, InterruptedException {
        ReadOptions reading = InputFile.reading(env, List.of());
        for (String file : files.get()) {
            new InputFile(env, file).check();
        }
        EventCheck check;
        try (Printout<EventFinding> out = output.printers().misfits()) {
            check = new EventCheck(definitions.schemas(), out);
            for (String file : files.get()) {
                check.check(new InputFile(env, file).events(), reading);
            }
        }
        long findings = check.findings();
        String events = check.events() + (check.events() == 1 ? " event" : " events");
        if (findings > 0) {
            return env.fail(ErrorCode.FINDINGS, events + ": " + findings + (findings == 1 ? " finding" : " findings"));
        }
        env.say(events + ": all fit");
        return ExitCodes.OK;
    }
}
