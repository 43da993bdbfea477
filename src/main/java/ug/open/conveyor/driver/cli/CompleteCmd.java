package ug.open.conveyor.driver.cli;

import java.io.IOException;
import java.util.Iterator;
import java.util.stream.Stream;
import ug.open.conveyor.driver.record.StoreException;
import ug.open.conveyor.driver.record.StoredAttempt;

/** {@code __complete}: what the completion scripts ask while somebody types. A line is a word, a tab and what it is. */
final class CompleteCmd extends Cmd {
    /** Who types does not wait for more. */
    private static final int MOST_ATTEMPTS = 2000;

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
        Offers offers = new Offers(prefix.get(), env.time().now());
        try (Stream<StoredAttempt> attempts =
                StorePlace.store(env, warning -> {}).attempts()) {
            Iterator<StoredAttempt> newest = attempts.limit(MOST_ATTEMPTS).iterator();
            while (newest.hasNext()) {
                offers.add(newest.next());
            }
        } catch (StoreException e) {
            // somebody types: what is wrong with the store is said when the command is run
        }
        for (String line : topic.get() == Topic.RUNS ? offers.runs() : offers.drivers()) {
            env.println(line);
        }
        return ExitCodes.OK;
    }
}
