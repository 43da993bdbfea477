package ug.open.conveyor.driver.cli;

import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import ug.open.conveyor.driver.record.Ref;
import ug.open.conveyor.driver.record.StoreException;
import ug.open.conveyor.driver.record.StoredAttempt;

/** {@code __complete}: what the completion scripts ask while somebody types. */
final class CompleteCmd extends Cmd {
    private static final int MOST_ATTEMPTS = 200;
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9@][A-Za-z0-9_.:@-]{0,99}");

    private final Opt<Topic> topic =
            parameter(Kind.oneOf(Topic.values()), "WHAT", "What to complete.").required("runs or drivers");
    private final Opt<String> prefix =
            parameter(Kind.TEXT, "PREFIX", "What is there already.").or("");

    CompleteCmd(Entry entry, Environment env) {
        super(entry, env);
    }

    /** What can be asked. */
    enum Topic {
        RUNS,
        DRIVERS
    }

    @Override
    int call() throws IOException {
        Set<String> words = new LinkedHashSet<>();
        if (topic.get() == Topic.RUNS) {
            words.add(Ref.LAST);
            words.add(Ref.FAILED);
        }
        try (Stream<StoredAttempt> attempts = StorePlace.store(env).attempts()) {
            List<StoredAttempt> newest = attempts.limit(MOST_ATTEMPTS).toList();
            if (topic.get() == Topic.RUNS) {
                add(words, newest, StoredAttempt::execution);
                add(words, newest, StoredAttempt::runId);
            } else {
                add(words, newest, StoredAttempt::driver);
            }
        } catch (StoreException e) {
            // somebody types: what is wrong with the store is said when the command is run
        }
        for (String word : words) {
            if (word.startsWith(prefix.get())) {
                env.println(word);
            }
        }
        return ExitCodes.OK;
    }

    private static void add(Set<String> words, List<StoredAttempt> newest, Function<StoredAttempt, String> what) {
        for (StoredAttempt attempt : newest) {
            String word = what.apply(attempt);
            if (isPlain(word)) {
                words.add(word);
            }
        }
    }

    /** Run ids are text from outside: only what is safe as a word of any shell is offered. */
    private static boolean isPlain(String word) {
        return PLAIN.matcher(word).matches();
    }
}
