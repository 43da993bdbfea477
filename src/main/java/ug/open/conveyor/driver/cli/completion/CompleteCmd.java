package ug.open.conveyor.driver.cli.completion;

import java.io.IOException;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import ug.open.conveyor.driver.cli.option.Cmd;
import ug.open.conveyor.driver.cli.option.Entry;
import ug.open.conveyor.driver.cli.option.Kind;
import ug.open.conveyor.driver.cli.option.Opt;
import ug.open.conveyor.driver.config.ConfigException;
import ug.open.conveyor.driver.host.Environment;
import ug.open.conveyor.driver.host.ExitCodes;
import ug.open.conveyor.driver.session.ServerPlace;
import ug.open.conveyor.driver.session.StorePlace;
import ug.open.conveyor.driver.store.index.StoreException;
import ug.open.conveyor.driver.store.index.StoredAttempt;

/** {@code __complete}: the answers to completion scripts. A line is a word, a tab and a description. */
public final class CompleteCmd extends Cmd {
    /** A person who types does not wait for more. */
    private static final int MOST_ATTEMPTS = 2000;

    private final Opt<Topic> topic = parameter(Kind.oneOf(Topic.values()), "WHAT", "Sort of words to complete.")
            .required("runs, drivers or contexts");
    private final Opt<String> prefix =
            parameter(Kind.TEXT, "PREFIX", "The typed part of the word.").or("");

    public CompleteCmd(Entry entry, Environment env) {
        super(entry, env);
    }

    /** The questions. */
    enum Topic {
        RUNS,
        DRIVERS,
        CONTEXTS
    }

    @Override
    public int call() throws IOException {
        Offers offers = new Offers(prefix.get(), env.time().now());
        for (String line : topic.get() == Topic.CONTEXTS ? contexts(offers) : ofRuns(offers)) {
            env.println(line);
        }
        return ExitCodes.OK;
    }

    private List<String> contexts(Offers offers) {
        try {
            return offers.contexts(ServerPlace.contexts(env).read());
        } catch (ConfigException e) {
            return List.of(); // the command itself reports it; a completion stays silent
        }
    }

    private List<String> ofRuns(Offers offers) throws IOException {
        try (Stream<StoredAttempt> attempts =
                StorePlace.store(env, warning -> {}).attempts()) {
            Iterator<StoredAttempt> newest = attempts.limit(MOST_ATTEMPTS).iterator();
            while (newest.hasNext()) {
                offers.add(newest.next());
            }
        } catch (StoreException e) {
            // as above
        }
        return topic.get() == Topic.RUNS ? offers.runs() : offers.drivers();
    }
}
