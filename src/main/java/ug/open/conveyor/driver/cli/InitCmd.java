package ug.open.conveyor.driver.cli;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.List;
import java.util.Optional;
import ug.open.conveyor.driver.scaffold.Answers;
import ug.open.conveyor.driver.scaffold.ApiJar;
import ug.open.conveyor.driver.scaffold.Language;
import ug.open.conveyor.driver.scaffold.PlannedFile;
import ug.open.conveyor.driver.scaffold.ProjectPlan;
import ug.open.conveyor.driver.scaffold.Question;
import ug.open.conveyor.driver.scaffold.Scaffold;
import ug.open.conveyor.driver.terminal.Prompts;
import ug.open.conveyor.driver.terminal.ShellWord;

/** {@code init}: makes a driver project. */
final class InitCmd extends Cmd {
    /** The working folder, as a name. */
    private static final List<String> HERE = List.of(".", "./");

    private final Opt<String> name = parameter(
            Kind.TEXT,
            "NAME",
            "The driver's name: 1 to 64 of A-Z a-z 0-9 _ -; also the folder's. A dot is this folder and its name.");
    private final Opt<Language> language =
            option(Kind.oneOf(Language.values()), "", "What it is written in.", "--lang");
    private final Opt<String> resource = option(
            Kind.TEXT, "TYPE", "The resource type that it works on; workflow where nothing is said.", "--resource");
    private final Opt<String> javaPackage = option(
            Kind.TEXT, "PACKAGE", "The package of a Java driver; com.example where nothing is said.", "--package");
    private final Opt<String> folder = option(
            Kind.NEW_FOLDER,
            "FOLDER",
            "Where the project goes, and what the driver is called where no NAME is said; else a folder of the driver's name.",
            "--folder");
    private final Opt<Boolean> dryRun = flag("Only list what would be written.", "--dry-run");
    private final Opt<Boolean> force = flag("Replace files that are there.", "--force");

    InitCmd(Entry entry, Environment env) {
        super(entry, env);
        exits(ExitCodes.NOT_WRITTEN);
        details("A project has driver.yaml, the reconcile function, recorded events to try it on, a test, a "
                + "README and a CI example. Asks for what is missing on a terminal, and never elsewhere.");
        examples(
                "conveyor-driver init demo --lang sh",
                "conveyor-driver init demo --lang python --resource flutter-builder",
                "conveyor-driver init demo --lang java --package org.example.drivers --dry-run");
    }

    @Override
    int call() throws IOException {
        Answers answers = given();
        if (env.screen().in() && env.screen().err()) {
            try {
                answers = ask(answers);
            } catch (Prompts.CancelledException e) {
                env.say("conveyor-driver: nothing was written");
                return ExitCodes.INTERRUPTED;
            }
        }
        ProjectPlan plan = Scaffold.plan(answers, env.folder(), env.ids(), InitCmd::apiJar);
        if (dryRun.get()) {
            list(plan);
            return ExitCodes.OK;
        }
        plan.write(force.get());
        tell(plan);
        return ExitCodes.OK;
    }

    private Answers given() {
        Answers answers = Answers.none();
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
        answers = with(answers, Question.RESOURCE, resource.find());
        answers = with(answers, Question.PACKAGE, javaPackage.find());
        return with(answers, Question.FOLDER, folder.find());
    }

    private Optional<String> nameOf(String folder) {
        try {
            Path last = env.resolve(Path.of(folder)).normalize().getFileName();
            return Optional.ofNullable(last).map(Path::toString);
        } catch (InvalidPathException noFolder) {
            return Optional.empty(); // said with all else that is wrong
        }
    }

    private static Answers with(Answers answers, Question question, Optional<String> answer) {
        return answer.map(said -> answers.with(question, said)).orElse(answers);
    }

    /** Asks what is open; where name and language are said, nothing is. */
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

    private static String ask(Prompts prompts, Question question, Answers before) throws Prompts.CancelledException {
        String suggestion = question.suggestion(before).orElse("");
        if (question.choices().isEmpty()) {
            return prompts.text(question.prompt(), suggestion, question::problem);
        }
        List<Prompts.Choice> choices = question.choices().stream()
                .map(choice -> new Prompts.Choice(choice.value(), choice.summary()))
                .toList();
        return prompts.choice(question.prompt(), choices, suggestion);
    }

    private void list(ProjectPlan plan) throws IOException {
        for (PlannedFile file : plan.files()) {
            Path path = plan.folder().resolve(file.path());
            env.println((plan.replaces(file) ? "replace " : "create  ") + shown(path) + "  # " + file.purpose());
        }
    }

    private void tell(ProjectPlan plan) throws IOException {
        for (PlannedFile file : plan.files()) {
            env.println(shown(plan.folder().resolve(file.path())));
        }
        env.say("");
        env.say("Next:");
        if (!plan.folder().equals(env.folder())) {
            env.say("  cd " + ShellWord.quote(shown(plan.folder())));
        }
        for (String step : plan.nextSteps()) {
            env.say("  " + step);
        }
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
