package ug.open.conveyor.driver.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import ug.open.conveyor.driver.DriverDefinition;
import ug.open.conveyor.driver.config.Code;
import ug.open.conveyor.driver.config.DriverProject;
import ug.open.conveyor.driver.config.Durations;
import ug.open.conveyor.driver.loader.CommandSpec;
import ug.open.conveyor.driver.loader.CommandSpec.OutputStyle;
import ug.open.conveyor.driver.loader.DriverCode;
import ug.open.conveyor.driver.loader.JavaSpec;

/** Which driver: that of a project, or a command; and what of its definition is set for this time only. */
final class DriverOptions {
    /** How long a command has to end once it was asked to; less than the manager waits for an attempt that was cancelled. */
    private static final Duration COMMAND_GRACE = Duration.ofSeconds(5);

    private static final String NOT_IN_A_NAME = "[^A-Za-z0-9_-]+";
    private static final int LONGEST_NAME = 64;
    private static final String ANY_NAME = "any";

    private final Environment env;
    private final Opt<Path> project;
    private final Opt<List<String>> command;
    private final Opt<String> name;
    private final Opt<List<String>> resources;
    private final Opt<Long> concurrency;
    private final Opt<Duration> timeout;

    /**
     * Declares them.
     *
     * @param project the option or parameter that names the project's folder
     */
    DriverOptions(Cmd cmd, Opt<Path> project) {
        this.env = cmd.env;
        this.project = project;
        command = cmd.rest("CMD", "A command that is the driver, run once per event.");
        cmd.heading("Driver");
        name = cmd.option(
                Kind.DRIVER, "NAME", "The driver's name, instead of the project's or the command's own.", "--name");
        resources = cmd.options(
                Kind.TEXT, "TYPE", "A resource type it listens to, instead of the project's.", "--resource");
        concurrency = cmd.option(
                Kind.number(1, 1024),
                "N",
                "Reconcile so many events at a time; those of one resource stay in order.",
                "--concurrency");
        timeout = cmd.option(Kind.DURATION, "TIME", "Time limit of an attempt.", "--timeout");
        cmd.heading("Options");
    }

    /** Whether the driver's name was said, or a project has one. */
    boolean named() {
        return name.given() || !command.given();
    }

    /** The driver's name, where it was said or there is a project; empty: nobody but a recording can tell. */
    Optional<String> known() {
        boolean isProject =
                !command.given() && (project.given() || Files.exists(env.resolve(Path.of(DriverProject.FILE))));
        return name.find()
                .or(() -> isProject ? Optional.of(ofProject().definition().name()) : Optional.empty());
    }

    /** Whether the driver is a command behind {@code --}. */
    boolean isCommand() {
        return command.given();
    }

    /** The driver; of a command without a name, under this one. */
    Target target(Optional<String> usualName) {
        if (command.given() && project.given()) {
            throw new UsageException(
                    project.name() + " and a command behind -- cannot be used together: either is the driver");
        }
        return command.given() ? ofCommand(usualName) : ofProject();
    }

    private Target ofCommand(Optional<String> usualName) {
        List<String> words = command.get();
        String called =
                name.find().or(() -> usualName.map(DriverOptions::nameOf)).orElseGet(() -> nameOf(words.get(0)));
        DriverDefinition definition = defined(DriverDefinition.of(name.given() ? ANY_NAME : called));
        DriverCode code =
                new CommandSpec(called, words, env.folder(), env.platform().locale(), OutputStyle.PLAIN, COMMAND_GRACE);
        List<String> tail = said();
        tail.add("--");
        tail.addAll(words);
        return new Target(definition, code, Map.of(), tail);
    }

    private Target ofProject() {
        Path said = project.find().orElse(Path.of(""));
        DriverProject read = DriverProject.read(env.resolve(said), said, env.variables());
        DriverDefinition definition = defined(read.definition());
        List<String> tail = new ArrayList<>();
        if (project.given()) {
            tail.addAll(List.of("--project", project.get().toString()));
        }
        tail.addAll(said());
        return new Target(definition, code(read, definition.name()), read.secrets(), tail);
    }

    /** What of the driver was said on the command line, and makes a difference to one run. */
    private List<String> said() {
        List<String> words = new ArrayList<>();
        name.find().ifPresent(said -> words.addAll(List.of("--name", said)));
        resources.get().forEach(type -> words.addAll(List.of("--resource", type)));
        timeout.find().ifPresent(limit -> words.addAll(List.of("--timeout", Durations.text(limit))));
        return words;
    }

    private DriverCode code(DriverProject project, String driver) {
        if (project.code() instanceof Code.Command command) {
            OutputStyle output = new OutputStyle(command.separateStreams(), command.jsonLogs());
            Map<String, String> variables = new HashMap<>(env.platform().locale());
            variables.putAll(project.env());
            return new CommandSpec(driver, command.words(), project.folder(), variables, output, COMMAND_GRACE);
        }
        Code.JavaClass java = (Code.JavaClass) project.code();
        return new JavaSpec(java.name(), project.folder(), java.build().orElse(List.of()), java.classpath());
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

    /** The name of a command: that of its file, as far as a driver can be called so. */
    private static String nameOf(String word) {
        String file = word.substring(Math.max(word.lastIndexOf('/'), word.lastIndexOf('\\')) + 1);
        int dot = file.lastIndexOf('.');
        String plain = (dot > 0 ? file.substring(0, dot) : file).replaceAll(NOT_IN_A_NAME, "-");
        String bare = plain.substring(0, Math.min(LONGEST_NAME, plain.length()));
        return bare.isEmpty() || bare.equals("-") ? "command" : bare;
    }
}
