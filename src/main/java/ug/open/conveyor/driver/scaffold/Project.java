package ug.open.conveyor.driver.scaffold;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A new project, with every value checked.
 *
 * @param name the driver's name
 * @param language the driver's language
 * @param resource the resource type it works on
 * @param onRuntime whether it is a program on Conveyor's own runtime for the language, and no command
 * @param javaPackage its package, whatever the language
 * @param folder its folder, absolute
 * @param programs how its machine calls programs
 */
record Project(
        String name,
        Language language,
        boolean onRuntime,
        String resource,
        String javaPackage,
        Path folder,
        Programs programs) {
    /** Checks all answers at once. */
    static Project of(Answers answers, Path workingFolder) {
        List<String> missing = new ArrayList<>();
        List<String> problems = new ArrayList<>();
        for (Question question : Question.values()) {
            check(question, answers, missing, problems);
        }
        if (!missing.isEmpty()) {
            problems.add(0, "missing: " + String.join(", ", missing));
        }
        if (!problems.isEmpty()) {
            throw new ScaffoldException("cannot make a driver project", problems);
        }
        return new Project(
                answers.get(Question.NAME).orElseThrow(),
                answers.get(Question.LANGUAGE).flatMap(Language::of).orElseThrow(),
                answers.get(Question.KIND).filter(Question.RUNTIME::equals).isPresent(),
                answers.orSuggested(Question.RESOURCE).orElseThrow(),
                answers.orSuggested(Question.PACKAGE).orElseThrow(),
                folder(answers, workingFolder),
                answers.programs());
    }

    private static void check(Question question, Answers answers, List<String> missing, List<String> problems) {
        String answer = answers.get(question).orElse(null);
        if (answer == null) {
            if (question.required()) {
                missing.add(usage(question));
            }
        } else if (question.concerns(answers)) {
            question.problem(answer).ifPresent(problems::add);
        } else if (answers.get(Question.LANGUAGE).isPresent()) {
            problems.add(question.flag() + " is for --lang "
                    + question.language().orElseThrow().word());
        }
    }

    /** How to answer it: {@code NAME}, {@code --lang sh|python|…}. */
    private static String usage(Question question) {
        StringBuilder usage = new StringBuilder(question.flag());
        char separator = ' ';
        for (Question.Choice choice : question.choices()) {
            usage.append(separator).append(choice.value());
            separator = '|';
        }
        return usage.toString();
    }

    private static Path folder(Answers answers, Path workingFolder) {
        String folder = answers.orSuggested(Question.FOLDER).orElseThrow();
        try {
            return workingFolder.resolve(folder).toAbsolutePath().normalize();
        } catch (InvalidPathException e) {
            throw new ScaffoldException(
                    "cannot make a driver project", List.of("--folder must be a path, not '" + folder + "'"));
        }
    }

    /** The step of a pipeline that ran before, in the recorded events. */
    String earlierStep() {
        return name.equals("checkout") ? "prepare" : "checkout";
    }
}
