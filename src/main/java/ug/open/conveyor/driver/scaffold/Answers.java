package ug.open.conveyor.driver.scaffold;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** The answers about a new project, from options and from a wizard. Immutable; nothing in it is checked. */
public final class Answers {
    private static final Answers NONE = new Answers(new EnumMap<>(Question.class), Programs.POSIX);

    private final Map<Question, String> values;
    private final Programs programs;

    private Answers(Map<Question, String> values, Programs programs) {
        this.values = values;
        this.programs = programs;
    }

    /** No answer. */
    public static Answers none() {
        return NONE;
    }

    /** These answers and one more. */
    public Answers with(Question question, String answer) {
        Map<Question, String> more = new EnumMap<>(values);
        more.put(question, answer);
        return new Answers(more, programs);
    }

    /** These answers, on a machine that calls programs so. */
    public Answers on(Programs other) {
        return new Answers(values, other);
    }

    Programs programs() {
        return programs;
    }

    /** The answer to a question, if there is one. */
    public Optional<String> get(Question question) {
        return Optional.ofNullable(values.get(question));
    }

    /** The answer, else the suggestion; empty where a person must answer. */
    public Optional<String> orSuggested(Question question) {
        Optional<String> said = get(question);
        return said.isPresent() || question.required() ? said : question.suggestion(this);
    }

    /** Whether nobody needs to ask this question: it was answered, or it makes no sense after the answers before it. */
    public boolean settles(Question question) {
        return values.containsKey(question) || !question.concerns(this);
    }
}
