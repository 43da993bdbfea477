package ug.open.conveyor.driver.cli.completion;

import java.io.IOException;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import ug.open.conveyor.driver.cli.option.Kind;
import ug.open.conveyor.driver.config.ConfigException;
import ug.open.conveyor.driver.host.Environment;
import ug.open.conveyor.driver.session.ServerPlace;
import ug.open.conveyor.driver.session.StorePlace;
import ug.open.conveyor.driver.store.index.StoreException;
import ug.open.conveyor.driver.store.index.StoredAttempt;

/** The words that only this machine's run store and contexts know. What cannot be read has none: the command itself reports it. */
final class LiveWords {
    /** A person who types does not wait for more. */
    private static final int MOST_ATTEMPTS = 2000;

    private final Environment env;

    LiveWords(Environment env) {
        this.env = env;
    }

    /** Those that continue a typed word, each with a tab and a description. */
    List<String> of(Kind.Hint hint, String typed) throws IOException {
        return switch (hint) {
            case RUN, RUN_OR_FILE -> stored(typed).runs();
            case DRIVER -> stored(typed).drivers();
            case CONTEXT -> contexts(new Offers(typed, env.time().now()));
            case NONE, FILE, FOLDER, CHOICE, KEY, KEY_OR_FILE, COMMAND -> List.of();
        };
    }

    private List<String> contexts(Offers offers) {
        try {
            return offers.contexts(ServerPlace.contexts(env).read());
        } catch (ConfigException e) {
            return List.of();
        }
    }

    private Offers stored(String typed) throws IOException {
        Offers offers = new Offers(typed, env.time().now());
        try (Stream<StoredAttempt> attempts =
                StorePlace.store(env, warning -> {}).attempts()) {
            Iterator<StoredAttempt> newest = attempts.limit(MOST_ATTEMPTS).iterator();
            while (newest.hasNext()) {
                offers.add(newest.next());
            }
        } catch (StoreException e) {
            // see above
        }
        return offers;
    }
}
