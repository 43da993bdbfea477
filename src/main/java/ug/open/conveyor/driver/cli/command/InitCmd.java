package ug.open.conveyor.driver.cli.command;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import ug.open.conveyor.driver.cli.option.Cmd;
import ug.open.conveyor.driver.cli.option.Entry;
import ug.open.conveyor.driver.cli.option.Kind;
import ug.open.conveyor.driver.cli.option.Opt;
import ug.open.conveyor.driver.host.Environment;
import ug.open.conveyor.driver.host.ExitCodes;
import ug.open.conveyor.driver.host.Version;
import ug.open.conveyor.driver.scaffold.Answers;
import ug.open.conveyor.driver.scaffold.ApiJar;
import ug.open.conveyor.driver.scaffold.Language;
import ug.open.conveyor.driver.scaffold.PlannedFile;
import ug.open.conveyor.driver.scaffold.Programs;
import ug.open.conveyor.driver.scaffold.ProjectPlan;
import ug.open.conveyor.driver.scaffold.Question;
import ug.open.conveyor.driver.scaffold.Scaffold;
import ug.open.conveyor.driver.system.OperatingSystem;
import ug.open.conveyor.driver.system.SearchPath;
import ug.open.conveyor.driver.terminal.Prompts;
import ug.open.conveyor.driver.terminal.ShellLine;

/** {@code init}: creates a driver project. */
public final class InitCmd extends Cmd {
    /** The working folder, as a name. */
    private static final List<String> HERE = List.of(".", "./");

    private final Opt<String> name = parameter(
            Kind.TEXT,
            "NAME",
            "Name of the driver and its folder: 1 to 64 of A-Z a-z 0-9 _ -. A dot stands for the working folder and its name.");
    private final Opt<Language> language =
            option(Kind.oneOf(Language.values()), "", "Language of the driver.", "--lang");
    private final Opt<Boolean> runtime =
            flag("Make a program on Conveyor's own runtime, in place of a command. For --lang go.", "--runtime");
    private final Opt<String> resource =
            option(Kind.TEXT, "TYPE", "Resource type that the driver works on. Default: workflow.", "--resource");
    private final Opt<String> javaPackage =
            option(Kind.TEXT, "PACKAGE", "Package of a Java driver. Default: com.example.", "--package");
    private final Opt<String> folder = option(
            Kind.NEW_FOLDER,
            "FOLDER",
            "Folder of the project. Default: a folder with the driver's name. Without NAME, the folder names the driver.",
            "--folder");
    private final Opt<Boolean> dryRun = flag("List the files without writing them.", "--dry-run");
    private final Opt<Boolean> force = flag(
            "Write all files, also into a folder that has files of its own, and replace existing ones.", "--force");

    private final OutputOptions output = new OutputOptions(
            this, "text: a file a line; json: an object for each file.", List.of("file", "purpose", "done"));

    public InitCmd(Entry entry, Environment env) {
        super(entry, env);
        exits(ExitCodes.IO_FAILED);
        details("""
                A project has driver.yaml, the reconcile function, recorded events for a first run, a test, a README and a CI example. A
                folder that has files of its own gets driver.yaml and events alone, and init touches nothing else in it. On a terminal,
                init asks for missing values; elsewhere it never asks.""");
        examples(
                "conveyor-driver init demo --lang sh",
                "conveyor-driver init demo --lang python --resource flutter-builder",
                "conveyor-driver init demo --lang go --runtime --dry-run",
                "conveyor-driver init demo --lang java --package org.example.drivers --dry-run");
    }

    @Override
    public int call() throws IOException, Prompts.CancelledException {
        Answers answers = given();
        if (env.screen().in() && env.screen().err()) {
            answers = ask(answers);
        }
        ProjectPlan plan = Scaffold.plan(answers, env.folder(), env.ids(), force.get(), InitCmd::apiJar);
        List<Boolean> replaced = new ArrayList<>();
        plan.files().forEach(file -> replaced.add(plan.replaces(file)));
        if (!dryRun.get()) {
            plan.write(force.get());
        }
        for (int i = 0; i < replaced.size(); i++) {
            print(plan, plan.files().get(i), replaced.get(i));
        }
        if (!dryRun.get()) {
            next(plan);
        }
        return ExitCodes.OK;
    }

    private Answers given() {
        Answers answers = Answers.none().on(Programs.of(SearchPath.of(env.variables())));
        boolean here = name.find().filter(HERE::contains).isPresent();
        if (here || !name.given() && folder.given()) { // its own name is the driver's
            answers = with(answers, Question.NAME, nameOf(folder.find().orElse("")));
        } else {
            answers = with(answers, Question.NAME, name.find());
        }
        if (here && !folder.given()) {
            answers = answers.with(Question.FOLDER, ".");
        }
        answers = with(answers, Question.LANGUAGE, language.find().map(Language::word));
        answers = with(answers, Question.KIND, runtime.get() ? Optional.of(Question.RUNTIME) : Optional.empty());
        answers = with(answers, Question.RESOURCE, resource.find());
        answers = with(answers, Question.PACKAGE, javaPackage.find());
        return with(answers, Question.FOLDER, folder.find());
    }

    private Optional<String> nameOf(String folder) {
        try {
            Path last = env.resolve(Path.of(folder)).normalize().getFileName();
            return Optional.ofNullable(last).map(Path::toString);
        } catch (InvalidPathException noFolder) {
            return Optional.empty(); // reported with the other problems
        }
    }

    private static Answers with(Answers answers, Question question, Optional<String> answer) {
        return answer.map(said -> answers.with(question, said)).orElse(answers);
    }

    /** Asks for missing answers; name and language together are enough. */
    private Answers ask(Answers given) throws IOException, Prompts.CancelledException {
        if (given.settles(Question.NAME) && given.settles(Question.LANGUAGE)) {
            return given;
        }
        Answers answers = given;
        try (Prompts prompts = Prompts.open(surfaceErr().style())) {
            for (Question question : Question.values()) {
                if (!answers.settles(question)) {
                    answers = answers.with(question, ask(prompts, question, answers));
                }
            }
        }
        return answers;
    }

    private String ask(Prompts prompts, Question question, Answers before) throws Prompts.CancelledException {
        String suggestion = (question == Question.LANGUAGE ? languageIn(before) : Optional.<String>empty())
                .or(() -> question.suggestion(before))
                .orElse("");
        if (question.choices().isEmpty()) {
            return prompts.text(question.prompt(), suggestion, question::problem);
        }
        List<Prompts.Choice> choices = question.choices().stream()
                .map(choice -> new Prompts.Choice(choice.value(), choice.summary()))
                .toList();
        return prompts.choice(question.prompt(), choices, suggestion);
    }

    /** That of the files in the folder that is to become the project. */
    private Optional<String> languageIn(Answers before) {
        return before.get(Question.FOLDER)
                .or(() -> before.get(Question.NAME))
                .flatMap(place -> Language.in(env.resolve(Path.of(place))))
                .map(Language::word);
    }

    private void print(ProjectPlan plan, PlannedFile file, boolean replaced) throws IOException {
        String path = shown(plan.folder().resolve(file.path()));
        String line = (replaced ? "replace " : "create  ") + path + "  # " + file.purpose();
        String done = dryRun.get() ? replaced ? "would replace" : "would create" : replaced ? "replaced" : "created";
        output.print(dryRun.get() ? line : path, path, file.purpose(), done);
    }

    private void next(ProjectPlan plan) {
        env.say("");
        if (!plan.leftOut().isEmpty()) {
            env.say("Left out, because the folder has files of its own: " + String.join(", ", plan.leftOut()));
            env.say("driver.yaml starts what a new project has: change it to what starts your driver.");
            env.say("");
        }
        if (needsShell(plan)) {
            env.say("This driver needs a shell, which Windows does not have: work on it in Git Bash or WSL.");
            env.say("");
        }
        env.say("Next:");
        if (!plan.folder().equals(env.folder())) {
            env.say("  " + ShellLine.here().enter(shown(plan.folder())));
        }
        for (String step : plan.nextSteps()) {
            env.say("  " + step);
        }
    }

    private boolean needsShell(ProjectPlan plan) {
        boolean script = plan.files().stream().anyMatch(file -> file.path().endsWith(".sh"));
        return script && OperatingSystem.of(env.platform().os()).isWindows();
    }

    /** As seen from the working folder, where it is in it. */
    private String shown(Path path) {
        return path.startsWith(env.folder()) && !path.equals(env.folder())
                ? env.folder().relativize(path).toString()
                : path.toString();
    }

    /** The jar that this class is in, if it is one. */
    private static Optional<ApiJar> apiJar() throws IOException {
        CodeSource source = InitCmd.class.getProtectionDomain().getCodeSource();
        try {
            Path place = Path.of(source.getLocation().toURI());
            return Files.isRegularFile(place) ? Optional.of(ApiJar.of(Version.NUMBER, place)) : Optional.empty();
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }
}
