package ug.open.conveyor.driver.session;

import java.io.IOException;
import java.time.LocalTime;
import java.util.ArrayDeque;
import java.util.Deque;
import ug.open.conveyor.driver.host.Environment;
import ug.open.conveyor.driver.terminal.Console;
import ug.open.conveyor.driver.terminal.ConsoleBuilder;
import ug.open.conveyor.driver.terminal.Keys;
import ug.open.conveyor.driver.terminal.Printers;
import ug.open.conveyor.driver.terminal.Printout;
import ug.open.conveyor.driver.terminal.RoundBegin;
import ug.open.conveyor.driver.terminal.RoundEnd;
import ug.open.conveyor.driver.terminal.TerminalSize;

/** What a watch shows around its rounds: a rule before each, its verdict behind it, and the keys at the bottom of a terminal. */
final class RoundScreen implements AutoCloseable {
    private final SessionSettings settings;
    private final Environment env;
    private final TerminalSize size;
    private final Deque<String> warnings = new ArrayDeque<>();
    private Console waiting;
    private boolean inRound = true;
    private volatile boolean keysMean;
    private long rounds;

    RoundScreen(SessionSettings settings) {
        this.settings = settings;
        this.env = settings.env();
        this.size = TerminalSize.of(env.variables());
        env.signals().resizes(size::changed);
    }

    /** Whether a person is there to press keys. */
    boolean hasKeys() {
        return env.screen().in() && env.screen().err();
    }

    /** Draws the keys at the bottom of a terminal. */
    ConsoleBuilder adjust(ConsoleBuilder builder) {
        return isLive() ? builder.footer(this::footer).live(size) : builder;
    }

    private String footer() {
        return !hasKeys() ? "Ctrl-C ends the watch" : keysMean ? Keys.HELP : "";
    }

    /** Keys are heard from now on. */
    synchronized void keysMean() {
        keysMean = true;
        if (waiting != null) {
            waiting.flush();
        }
    }

    private boolean isLive() {
        return env.screen().err() && !settings.quiet();
    }

    /** A round begins. */
    void begin(String why) throws IOException {
        close();
        synchronized (this) {
            inRound = true;
        }
        LocalTime time = LocalTime.ofInstant(env.time().now(), env.zone());
        int columns = settings.err().terminal() ? size.get().columns() : 0;
        env.out().flush();
        try (Printout<RoundBegin> out = printers().roundBegin(columns)) {
            out.print(new RoundBegin(++rounds, time, why));
        }
    }

    /** A round is over. */
    void end(RoundEnd verdict) throws IOException {
        env.out().flush();
        try (Printout<RoundEnd> out = printers().roundEnd()) {
            out.print(verdict);
        }
    }

    private Printers printers() {
        return settings.printers();
    }

    /** Nothing is at work from now on, until the next round. */
    synchronized void rest() {
        inRound = false;
        if (isLive()) {
            waiting = adjust(Console.on(env.out(), env.err(), env.time()::nanos)
                            .surfaces(settings.out(), settings.err()))
                    .open();
        }
        while (!warnings.isEmpty()) {
            show(warnings.remove());
        }
        if (waiting != null) {
            waiting.flush();
        }
    }

    /** Shows a warning: in a round, when that is over. */
    synchronized void warned(String sentence) {
        if (inRound) {
            warnings.add(sentence);
        } else {
            show(sentence);
        }
    }

    private void show(String sentence) {
        if (waiting == null) {
            env.warn(sentence);
        } else {
            waiting.warned(sentence);
        }
    }

    /** Takes away what was drawn. Idempotent. */
    @Override
    public synchronized void close() {
        if (waiting != null) {
            waiting.close();
            waiting = null;
        }
    }
}
