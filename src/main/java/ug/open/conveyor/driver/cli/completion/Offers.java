package ug.open.conveyor.driver.cli.completion;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import ug.open.conveyor.driver.config.Contexts;
import ug.open.conveyor.driver.config.ServerContext;
import ug.open.conveyor.driver.config.Setting;
import ug.open.conveyor.driver.store.find.Ref;
import ug.open.conveyor.driver.store.index.Status;
import ug.open.conveyor.driver.store.index.StoredAttempt;
import ug.open.conveyor.driver.terminal.Clean;
import ug.open.conveyor.driver.terminal.Elapsed;

/**
 * The words that may complete a typed one, each with a tab and a description. Ids and names are text from outside: only those safe in any
 * shell are offered, and a description is one line of plain characters, which shells only show.
 */
final class Offers {
    private static final int MOST = 100;
    private static final int WIDEST_RESOURCE = 40;
    private static final int WIDEST_CONTEXT = 80;
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9@][A-Za-z0-9_.:@-]{0,99}");

    private final String prefix;
    private final String driver; // with its slash, where one is typed
    private final Instant now;
    private StoredAttempt last;
    private StoredAttempt failed;
    private final Map<String, String> executions = new LinkedHashMap<>();
    private final Map<String, String> runs = new LinkedHashMap<>();
    private final Map<String, String> drivers = new LinkedHashMap<>();

    /**
     * None yet.
     *
     * @param prefix the typed part of the word
     * @param now the time that ages count from
     */
    Offers(String prefix, Instant now) {
        this.prefix = prefix;
        this.now = now;
        driver = prefix.substring(0, prefix.indexOf('/') + 1);
    }

    /** Takes an attempt; the newest first. */
    void add(StoredAttempt attempt) {
        if (!isPlain(attempt.driver())) {
            return;
        }
        drivers.putIfAbsent(attempt.driver(), described(attempt));
        if (!driver.isEmpty() && !driver.equals(attempt.driver() + "/")) {
            return;
        }
        last = last == null ? attempt : last;
        failed = failed == null && attempt.status() == Status.FAILED ? attempt : failed;
        offer(executions, attempt.execution(), attempt);
        offer(runs, attempt.runId(), attempt);
    }

    private void offer(Map<String, String> words, String id, StoredAttempt attempt) {
        String word = driver + id;
        if (words.size() < MOST && word.startsWith(prefix) && isPlain(id) && !words.containsKey(word)) {
            words.put(word, described(attempt));
        }
    }

    private String described(StoredAttempt attempt) {
        return attempt.driver() + "  " + Clean.oneLine(attempt.resource(), WIDEST_RESOURCE) + "  "
                + attempt.status().word() + "  " + Elapsed.ago(attempt.started(), now);
    }

    /** REFs: the counted ones, executions, {@code driver/}, run ids. */
    List<String> runs() {
        List<String> lines = new ArrayList<>();
        counted(Ref.LAST, last == null ? "the newest execution" : described(last), lines);
        counted(Ref.FAILED, failed == null ? "the newest execution that failed" : described(failed), lines);
        lines(executions, "", lines);
        if (driver.isEmpty()) {
            lines(drivers, "/", lines);
        }
        lines(runs, "", lines);
        return lines;
    }

    /** Names of drivers. */
    List<String> drivers() {
        List<String> lines = new ArrayList<>();
        lines(drivers, "", lines);
        return lines;
    }

    /** Names of contexts, each with its servers. */
    List<String> contexts(Contexts contexts) {
        Map<String, String> words = new LinkedHashMap<>();
        for (ServerContext context : contexts.all()) {
            List<String> servers = new ArrayList<>(context.production() ? List.of("production") : List.of());
            context.shown(Setting.API).ifPresent(servers::add);
            context.shown(Setting.NATS).ifPresent(servers::add);
            words.put(context.name(), Clean.oneLine(String.join("  ", servers), WIDEST_CONTEXT));
        }
        List<String> lines = new ArrayList<>();
        lines(words, "", lines);
        return lines;
    }

    private void counted(String word, String description, List<String> lines) {
        lines(Map.of(driver + word, description), "", lines);
    }

    private void lines(Map<String, String> words, String end, List<String> lines) {
        words.forEach((word, description) -> {
            if (word.startsWith(prefix)) {
                lines.add(word + end + "\t" + description);
            }
        });
    }

    /** Whether a word is safe in any shell. */
    static boolean isPlain(String word) {
        return PLAIN.matcher(word).matches();
    }
}
