package ug.open.conveyor.driver.scaffold;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import ug.open.conveyor.driver.DriverDefinition;

/**
 * The questions about a new project, as data: a wizard asks each that {@link Answers#settles is not settled}, in this order; without a wizard,
 * options answer them.
 */
public enum Question {
    /** The driver's name. */
    NAME("Name of the driver", "NAME", true) {
        @Override
        public Optional<String> problem(String answer) {
            try {
                DriverDefinition.of(answer);
                return Optional.empty();
            } catch (IllegalArgumentException e) {
                return Optional.of(e.getMessage());
            }
        }
    },
    /** The word of a {@link Language}. */
    LANGUAGE("Language", "--lang", true) {
        @Override
        public List<Choice> choices() {
            List<Choice> choices = new ArrayList<>();
            for (Language language : Language.values()) {
                choices.add(new Choice(language.word(), language.summary()));
            }
            return choices;
        }

        @Override
        public Optional<String> suggestion(Answers before) {
            return Optional.of(Language.SH.word());
        }

        @Override
        public Optional<String> problem(String answer) {
            return Language.of(answer).isPresent()
                    ? Optional.empty()
                    : Optional.of("--lang must be " + Language.words() + ", not '" + answer + "'");
        }
    },
    /** {@value #COMMAND}, or {@value #RUNTIME} for a program on Conveyor's own runtime. */
    KIND("Kind of driver", "--runtime", false) {
        @Override
        public List<Choice> choices() {
            return List.of(
                    new Choice(COMMAND, "started once for each event"),
                    new Choice(RUNTIME, "a program on Conveyor's Go runtime, which stays"));
        }

        @Override
        public Optional<Language> language() {
            return Optional.of(Language.GO);
        }

        @Override
        public Optional<String> suggestion(Answers before) {
            return Optional.of(COMMAND);
        }

        @Override
        public Optional<String> problem(String answer) {
            return answer.equals(COMMAND) || answer.equals(RUNTIME)
                    ? Optional.empty()
                    : Optional.of(
                            "the kind of driver must be " + COMMAND + " or " + RUNTIME + ", not '" + answer + "'");
        }
    },
    /** The resource type whose events the driver gets. */
    RESOURCE("Resource type it works on", "--resource", false) {
        @Override
        public Optional<String> suggestion(Answers before) {
            return Optional.of("workflow");
        }

        @Override
        public Optional<String> problem(String answer) {
            return RESOURCE_TYPE.matcher(answer).matches()
                    ? Optional.empty()
                    : Optional.of("--resource must be 1 to 64 of A-Z a-z 0-9 _ - and dots within, not '" + answer
                            + "': it becomes part of a subject");
        }
    },
    /** The Java package of the driver's class. */
    PACKAGE("Java package", "--package", false) {
        @Override
        public Optional<Language> language() {
            return Optional.of(Language.JAVA);
        }

        @Override
        public Optional<String> suggestion(Answers before) {
            return Optional.of("com.example");
        }

        @Override
        public Optional<String> problem(String answer) {
            String problem = JavaName.problem(answer);
            return problem.isEmpty()
                    ? Optional.empty()
                    : Optional.of("--package must be a Java package such as com.example: '" + answer + "' " + problem);
        }
    },
    /** The folder of the project, absolute or from the working folder. */
    FOLDER("Folder", "--folder", false) {
        @Override
        public Optional<String> suggestion(Answers before) {
            return before.get(NAME);
        }

        @Override
        public Optional<String> problem(String answer) {
            return answer.isBlank() || answer.indexOf('\0') >= 0
                    ? Optional.of("--folder must be a path, not '" + answer + "'")
                    : Optional.empty();
        }
    };

    /**
     * One of the valid answers.
     *
     * @param value the answer
     * @param summary a description, in a few words
     */
    public record Choice(String value, String summary) {}

    /** The kind of a driver that is a command. */
    public static final String COMMAND = "command";

    /** The kind of a driver that is a program on Conveyor's own runtime. */
    public static final String RUNTIME = "runtime";

    private static final Pattern RESOURCE_TYPE = Pattern.compile("[A-Za-z0-9_-](?:[A-Za-z0-9._-]{0,62}[A-Za-z0-9_-])?");

    private final String prompt;
    private final String flag;
    private final boolean required;

    Question(String prompt, String flag, boolean required) {
        this.prompt = prompt;
        this.flag = flag;
        this.required = required;
    }

    /** The question for a person, without punctuation. */
    public String prompt() {
        return prompt;
    }

    /** The option or argument that answers it: {@code NAME}, {@code --lang}. */
    public String flag() {
        return flag;
    }

    /** Whether the project needs an answer: then a person must confirm the suggestion. */
    public boolean required() {
        return required;
    }

    /** The valid answers, in order; empty for free text. */
    public List<Choice> choices() {
        return List.of();
    }

    /** The one language that it makes sense for; empty for each. */
    public Optional<Language> language() {
        return Optional.empty();
    }

    /** Whether it makes sense after these answers. */
    public boolean concerns(Answers before) {
        return language().isEmpty() || before.get(LANGUAGE).equals(language().map(Language::word));
    }

    /** The suggestion, after these answers. */
    public Optional<String> suggestion(Answers before) {
        return Optional.empty();
    }

    /** The problem of an answer, as a sentence with the value and what is expected; empty where it is valid. */
    public abstract Optional<String> problem(String answer);
}
