package ug.open.conveyor.driver.scaffold;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** What has been said about a new project so far: by options, then by a wizard. Immutable; nothing in it is checked yet. */
public final class Answers {
    private static final Answers NONE = new Answers(new EnumMap<>(Question.class));

    private final Map<Question, String> values;

    private Answers(Map<Question, String> values) {
        this.values = values;
    }

    /** Nothing has been said. */
    public static Answers none() {
        return NONE;
    }

    /** These answers, and this one. */
    public Answers with(Question question, String answer) {
        Map<Question, String> more = new EnumMap<>(values);
        more.put(question, answer);
        return new Answers(more);
    }

    /** What was said. */
    public Optional<String> get(Question question) {
        return Optional.ofNullable(values.get(question));
    }

    /** What was said, else what is suggested; empty where a person has to say it. */
    public Optional<String> orSuggested(Question question) {
        Optional<String> said = get(question);
        return said.isPresent() || question.required() ? said : question.suggestion(this);
    }

    /** Whether this question needs no asking: it was answered, or it makes no sense after the answers before it. */
    public boolean settles(Question question) {
        return values.containsKey(question) || !question.concerns(this);
    }
}
