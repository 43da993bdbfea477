package ug.open.conveyor.driver.cli.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import ug.open.conveyor.driver.DriverDefinition;
import ug.open.conveyor.driver.cli.option.Cmd;
import ug.open.conveyor.driver.cli.option.Kind;
import ug.open.conveyor.driver.cli.option.Opt;
import ug.open.conveyor.driver.cli.option.UsageException;
import ug.open.conveyor.driver.config.Code;
import ug.open.conveyor.driver.config.DriverProject;
import ug.open.conveyor.driver.config.Durations;
import ug.open.conveyor.driver.host.Environment;
import ug.open.conveyor.driver.json.Ascii;
import ug.open.conveyor.driver.loader.CommandSpec;
import ug.open.conveyor.driver.loader.CommandSpec.OutputStyle;
import ug.open.conveyor.driver.loader.DriverCode;
import ug.open.conveyor.driver.loader.JavaSpec;
import ug.open.conveyor.driver.loader.ProgramSpec;
import ug.open.conveyor.driver.session.ChosenDriver;
import ug.open.conveyor.driver.session.SessionSettings;
import ug.open.conveyor.driver.terminal.Prompts;

/** The driver: that of a project, or a command; and changes to its definition for this time only. */
final class DriverOptions {
    /** Time that a command has to end after SIGTERM; less than the manager waits for a cancelled attempt. */
    private static final Duration COMMAND_GRACE = Duration.ofSeconds(5);

    private static final int LONGEST_NAME = 64;
    private static final String ANY_NAME = "any";

    private final Environment env;
    private final ProjectFolders project;
    private final Opt<List<String>> command;
    private final Opt<String> name;
    private final Opt<List<String>> resources;
    private final Opt<Long> concurrency;
    private final Opt<Duration> timeout;
    private final Opt<Boolean> rebuild;
    private final ProgramOptions program;

    /**
     * Declares them.
     *
     * @param project the option or parameter that names the project's folder
     */
    DriverOptions(Cmd cmd, ProjectFolders project) {
        this.env = cmd.env;
        this.project = project;
        command = cmd.rest("CMD", "The driver as a command, which runs once per event.");
        cmd.heading("Driver");
        name = cmd.option(
                Kind.DRIVER, "NAME", "Name of the driver, in place of the project's or the command's.", "--name");
        resources = cmd.options(
                Kind.TEXT,
                "TYPE",
                "Resource type that the driver listens for, in place of the project's.",
                "--resource");
        concurrency = cmd.option(
                Kind.number(1, 1024),
                "N",
                "Run at most N events at a time. Events of one resource stay in order.",
                "--concurrency");
        timeout = cmd.option(Kind.DURATION, "DURATION", "Time limit of one attempt.", "--timeout");
        rebuild =
                cmd.flag("Run the project's `build`, also where no file has changed since the last one.", "--rebuild");
        cmd.heading("Options");
        program = new ProgramOptions(cmd);
    }

    /** Whether the command line or a project names the driver. */
    boolean named() {
        return name.given() || !command.given();
    }

    /** The driver's name by the command line or the project; empty: only a recording can have it. */
    Optional<String> known() {
        boolean isProject =
                !command.given() && (project.given() || Files.exists(env.resolve(Path.of(DriverProject.FILE))));
        return name.find()
                .or(() -> isProject ? Optional.of(ofProject().definition().name()) : Optional.empty());
    }

    /** Limits that a debugger needs none of. */
    Opt<Duration> timeout() {
        return timeout;
    }

    Opt<Long> concurrency() {
        return concurrency;
    }

    /** Whether the driver is a command behind {@code --}. */
    boolean isCommand() {
        return command.given();
    }

    /** Refuses a program that is to join, since it joins by itself. */
    void refuseToJoin() {
        if (isProgram()) {
            throw new UsageException(
                    "--join is not for a program on a runtime of its own: it joins by itself; start it with the server's CONVEYOR_NATS_URL");
        }
    }

    /** Asks whether a program may run on the events of production: it acts for real. */
    void confirmProgram(Consent consent) throws IOException, Prompts.CancelledException {
        if (isProgram() && !consent.isGiven()) {
            env.say(
                    "a program on a runtime of its own acts for real and cannot shadow: it does the work of each event once more; recorded"
                            + " events need no server: --events FILE");
            consent.ask("run it beside production");
        }
    }

    private boolean isProgram() {
        return target(Optional.empty()).code() instanceof ProgramSpec;
    }

    /** Says what is wrong with options of a program or a project where there is none. */
    void check() {
        program.check(command.given());
        if (rebuild.get() && command.given()) {
            throw new UsageException(
                    "--rebuild needs a project with `build` in driver.yaml; a command behind -- has none");
        }
    }

    /** The settings of a session, with those that a driver's build needs. */
    SessionSettings settings(SessionOptions session) {
        return rebuild.get() ? session.settings().rebuilding() : session.settings();
    }

    /** The driver; a command without a name gets this one. */
    ChosenDriver target(Optional<String> usualName) {
        if (command.given() && project.given()) {
            throw new UsageException(
                    project.name() + " and a command behind -- cannot be used together: either is the driver");
        }
        if (command.given()) {
            return ofCommand(usualName);
        }
        ChosenDriver driver = ofProject();
        refuseRebuild(driver.code());
        return driver;
    }

    /** A Java driver may have libraries that its build tool is asked for again. */
    private void refuseRebuild(DriverCode code) {
        boolean builds = !(code instanceof CommandSpec command
                        && command.build().isEmpty()
                || code instanceof ProgramSpec program && program.build().isEmpty());
        if (rebuild.get() && !builds) {
            throw new UsageException("--rebuild needs a project with `build` in driver.yaml, and this one has none");
        }
    }

    private ChosenDriver ofCommand(Optional<String> usualName) {
        List<String> words = command.get();
        if (program.given()) {
            List<String> tail = program.words();
            tail.addAll(given());
            tail.add("--");
            tail.addAll(words);
            DriverDefinition limits = defined(DriverDefinition.of(ANY_NAME));
            return new ChosenDriver(
                    limits, program.spec(name.find(), resources.get(), words, env.folder()), Map.of(), tail);
        }
        String called =
                name.find().or(() -> usualName.map(DriverOptions::nameOf)).orElseGet(() -> nameOf(words.get(0)));
        DriverDefinition definition = defined(DriverDefinition.of(name.given() ? ANY_NAME : called));
        DriverCode code = new CommandSpec(
                called, words, List.of(), env.folder(), env.platform().locale(), OutputStyle.PLAIN, COMMAND_GRACE);
        List<String> tail = given();
        tail.add("--");
        tail.addAll(words);
        return new ChosenDriver(definition, code, Map.of(), tail);
    }

    private ChosenDriver ofProject() {
        return ofProject(project.find().orElse(Path.of("")), project.given());
    }

    /**
     * The driver of a project.
     *
     * @param typed its folder, from the working folder
     * @param named whether a replay has to name the folder
     */
    ChosenDriver ofProject(Path typed, boolean named) {
        DriverProject read = DriverProject.read(env.resolve(typed), typed, env.variables());
        DriverDefinition definition = defined(read.definition());
        List<String> tail = new ArrayList<>();
        if (named) {
            tail.addAll(List.of("--project", typed.toString()));
        }
        tail.addAll(given());
        return new ChosenDriver(definition, code(read, definition.name()), read.secrets(), tail);
    }

    /** Refuses what means one driver, beside an option that takes several. */
    void refuseBeside(Opt<?> several) {
        if (command.given()) {
            throw new UsageException(several.name()
                    + " runs the projects of its drivers, and a command behind -- is one driver; leave out either");
        }
        for (Opt<?> opt : program.all(name, resources)) {
            if (opt.given()) {
                throw new UsageException(opt.name() + " is of one driver, and " + several.name()
                        + " runs several; write it in driver.yaml");
            }
        }
    }

    /** The driver options of this command line that change a single run. */
    private List<String> given() {
        List<String> words = new ArrayList<>();
        name.find().ifPresent(word -> words.addAll(List.of("--name", word)));
        resources.get().forEach(type -> words.addAll(List.of("--resource", type)));
        timeout.find().ifPresent(limit -> words.addAll(List.of("--timeout", Durations.text(limit))));
        return words;
    }

    private DriverCode code(DriverProject project, String driver) {
        if (project.code() instanceof Code.Command command) {
            OutputStyle output = new OutputStyle(command.separateStreams(), command.jsonLogs());
            Map<String, String> variables = new HashMap<>(env.platform().locale());
            variables.putAll(project.env());
            return new CommandSpec(
                    driver,
                    command.words(),
                    command.build().orElse(List.of()),
                    project.folder(),
                    variables,
                    output,
                    COMMAND_GRACE);
        }
        if (project.code() instanceof Code.Program code) {
            return program.spec(name.find().or(code::name), of(project), code, project);
        }
        Code.JavaClass java = (Code.JavaClass) project.code();
        return new JavaSpec(java.name(), project.folder(), java.build().orElse(List.of()), java.classpath());
    }

    private List<String> of(DriverProject project) {
        return resources.given() ? resources.get() : project.definition().resources();
    }

    private DriverDefinition defined(DriverDefinition of) {
        try {
            return new DriverDefinition(
                    name.find().orElse(of.name()),
                    resources.given() ? resources.get() : of.resources(),
                    of.events(),
                    timeout.find().orElse(of.timeout()),
                    concurrency.find().map(Long::intValue).orElse(of.concurrency()),
                    of.retry());
        } catch (IllegalArgumentException e) {
            throw new UsageException("--" + e.getMessage());
        }
    }

    /** With a dash in place of what no driver name may have. */
    private static String plain(String file) {
        StringBuilder plain = new StringBuilder();
        boolean dashed = false;
        for (int i = 0; i < file.length(); i++) {
            char c = file.charAt(i);
            boolean fits = Ascii.isLetterOrDigit(c) || c == '_' || c == '-';
            if (fits || !dashed) {
                plain.append(fits ? c : '-');
            }
            dashed = !fits;
        }
        return plain.toString();
    }

    /** The name of a command: that of its file, without what no driver name may have. */
    private static String nameOf(String word) {
        String file = word.substring(Math.max(word.lastIndexOf('/'), word.lastIndexOf('\\')) + 1);
        int dot = file.lastIndexOf('.');
        String plain = plain(dot > 0 ? file.substring(0, dot) : file);
        String bare = plain.substring(0, Math.min(LONGEST_NAME, plain.length()));
        return bare.isEmpty() || bare.equals("-") ? "command" : bare;
    }
}
