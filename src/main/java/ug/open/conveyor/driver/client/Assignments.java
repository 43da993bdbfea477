package ug.open.conveyor.driver.client;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import ug.open.conveyor.driver.ConveyorException;
import ug.open.conveyor.driver.config.Nearest;

/** Values for places in a Resource, in their order. Immutable. */
public final class Assignments {
    /** No values. */
    public static final Assignments NONE = new Assignments(List.of());

    private final List<Assignment> all;

    /** How to read the value of an assignment. */
    public enum Value {
        /**
         * As the type that the place has: a text stays a text. Elsewhere as JSON where the value is JSON to the letter, else as a text:
         * {@code 1.10} and {@code 1e10}, which a number would lose, are texts.
         */
        AS_IT_IS("--set"),
        /** As a text, whatever it looks like. */
        TEXT("--set-string"),
        /** As JSON, which it has to be. */
        JSON("--set-json");

        private final String option;

        Value(String option) {
            this.option = option;
        }

        /** The option of the command line that reads values so. */
        public String option() {
            return option;
        }
    }

    private Assignments(List<Assignment> all) {
        this.all = List.copyOf(all);
    }

    /**
     * These, and more behind them.
     *
     * @param texts such as {@code spec.env[0].name=A}; a backslash takes the next character of a key as it is: {@code spec.a\\.b}
     * @throws ConveyorException where one is no place and value
     */
    public Assignments with(Value kind, List<String> texts) {
        List<Assignment> more = new ArrayList<>(all);
        for (String text : texts) {
            more.add(Assignment.parse(kind, text));
        }
        return new Assignments(more);
    }

    boolean isEmpty() {
        return all.isEmpty();
    }

    /**
     * Refuses a place that does not begin with one of these members.
     *
     * @param rule a sentence without its full stop
     */
    void check(List<String> roots, String rule) {
        for (Assignment set : all) {
            if (!roots.contains(set.root())) {
                throw set.problem(rule + Nearest.question(set.root(), roots));
            }
        }
    }

    /** The members with the values in their places; they stay what they are. */
    Map<String, Object> in(Map<String, Object> members) {
        Map<String, Object> changed = members;
        for (Assignment set : all) {
            changed = set.in(changed);
        }
        return changed;
    }

    /** A sentence for each place that is new and has an old one beside it that may be meant. */
    List<String> doubts(Map<String, Object> members) {
        List<String> doubts = new ArrayList<>();
        Map<String, Object> changed = members;
        for (Assignment set : all) {
            Optional<String> doubt = set.doubt(changed);
            doubt.ifPresent(doubts::add);
            changed = set.in(changed);
        }
        return doubts;
    }
}
