package ug.open.conveyor.driver.browse;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import ug.open.conveyor.driver.ConveyorException;
import ug.open.conveyor.driver.host.Environment;
import ug.open.conveyor.driver.host.ExitCodes;
import ug.open.conveyor.driver.host.Signals;
import ug.open.conveyor.driver.host.StopRequests;
import ug.open.conveyor.driver.store.RunStore;
import ug.open.conveyor.driver.store.index.StoredAttempt;
import ug.open.conveyor.driver.terminal.FullScreen;
import ug.open.conveyor.driver.terminal.Key;
import ug.open.conveyor.driver.terminal.ScreenText;
import ug.open.conveyor.driver.terminal.Surface;
import ug.open.conveyor.driver.terminal.TerminalSize;

/**
 * The loop around the {@link Model}: everything that happens, a key, a part of the list, a line of a log, waits in one queue and changes the
 * model on one thread, which then draws. Reading is done on other threads.
 */
public final class Browser {
    private static final int MOST_WAITING = 256; // who reads faster than this can be shown waits
    private static final long TICK_MILLIS = 1000; // ages change
    private static final long FIRST_MILLIS = 500; // for the first rows to come before an empty list is drawn
    private static final long DRAW_NANOS = 30_000_000; // what comes within it is drawn together

    private final Environment env;
    private final Surface surface;
    private final List<String> driver;
    private final TerminalSize size;
    private final BlockingQueue<Runnable> happened = new ArrayBlockingQueue<>(MOST_WAITING);
    private final Model model;
    private final Drawing drawing;
    private final Map<TextView, Thread> filling = new HashMap<>();
    private final InnerSignals inner;
    private final Tool tool;
    private final StopRequests requests;
    private RunStore store;
    private Replaying replaying;
    private FullScreen screen;
    private Thread exporting; // null: none has been started
    private volatile boolean over;

    /**
     * For a terminal.
     *
     * @param surface of standard output
     * @param driver what a replay needs behind the executions to mean the driver
     */
    public Browser(Environment env, Surface surface, List<String> driver, Tool tool) {
        this.env = env;
        this.surface = surface;
        this.driver = List.copyOf(driver);
        size = TerminalSize.of(
                env.variables(), env.screen().width(), env.screen().height());
        model = new Model(new ScreenText(surface));
        drawing = new Drawing(model, surface);
        inner = new InnerSignals(env.signals(), this::restore);
        this.tool = tool;
        requests = new StopRequests(env.time(), this::stop, this::stopNow);
    }

    /** Shows a sentence, such as a warning of the store. Safe for any thread. */
    public void warned(String sentence) {
        happens(() -> model.say(sentence));
    }

    /** Shows the store until the person has seen enough; gives the exit code. */
    public int run(RunStore of) throws IOException, InterruptedException {
        store = of;
        replaying = new Replaying(tool, env, inner, store);
        screen = FullScreen.open(env.out(), key -> happens(() -> pressed(key)));
        try (FullScreen opened = screen;
                Signals.Handle stops = env.signals().listen(requests);
                Signals.Handle suspends = env.signals().suspends(this::suspend);
                Listing listing = Listing.begin(store, env.time(), new Found())) {
            env.signals().resizes(() -> {
                size.changed();
                happened.offer(() -> {}); // to be drawn; where the queue is full, it will be
            });
            loop(listing);
            opened.close(); // before anything is waited for
            replaying.stop();
            if (exporting != null) {
                exporting.join();
            }
        } finally {
            over = true;
            filling.values().forEach(Thread::interrupt);
        }
        return requests.asked() == null ? ExitCodes.OK : requests.asked().code();
    }

    private void loop(Listing listing) throws IOException, InterruptedException {
        ExecutionList list = model.list();
        list.height(size.get().rows());
        listing.want(list.wanted(), list.unsettled());
        take(FIRST_MILLIS);
        draw();
        screen.takeKeys();
        while (!over) {
            listing.want(list.wanted(), list.unsettled());
            take(TICK_MILLIS);
            draw();
        }
    }

    private void draw() throws IOException {
        if (!over) {
            TerminalSize.Size now = size.get();
            screen.paint(drawing.draw(now, env.time().now()), now);
        }
    }

    /** Waits for something to happen, and takes all that has. */
    private void take(long millis) throws InterruptedException {
        Runnable next = happened.poll(millis, TimeUnit.MILLISECONDS);
        long end = env.time().nanos() + DRAW_NANOS;
        while (next != null) {
            next.run();
            next = over || env.time().nanos() > end ? null : happened.poll();
        }
    }

    /** Called by any thread but the one that draws. */
    private void happens(Runnable what) {
        try {
            boolean taken = false;
            while (!over && !taken) {
                taken = happened.offer(what, TICK_MILLIS, TimeUnit.MILLISECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void pressed(Key key) {
        Action action = model.update(key);
        if (action instanceof Action.Quit) {
            over = true;
        } else if (action instanceof Action.Refresh) {
            screen.forget();
        } else if (action instanceof Action.Fill fill) {
            fill(fill.view());
        } else if (action instanceof Action.Leave leave) {
            Thread thread = filling.remove(leave.view());
            if (thread != null) {
                thread.interrupt();
            }
        } else if (action instanceof Action.Replay replay) {
            LineSink sink = sink(replay.view());
            replaying.begin(replay.executions(), driver, sink, code -> happens(() -> replayed(replay.view(), code)));
        } else if (action instanceof Action.Stop) {
            inner.stop();
        } else if (action instanceof Action.Export export) {
            export(export);
        }
    }

    private LineSink sink(TextView view) {
        return new LineSink(lines -> happens(() -> view.add(lines)));
    }

    private void replayed(TextView view, int code) {
        view.end();
        if (code != ExitCodes.OK) {
            view.add(List.of(("exit code " + code).getBytes(StandardCharsets.UTF_8)));
        }
    }

    private void fill(TextView view) {
        Thread thread = new Thread(() -> read(view), "view");
        thread.setDaemon(true);
        filling.put(view, thread);
        thread.start();
    }

    private void read(TextView view) {
        try (LineSink sink = sink(view)) {
            new Contents(store, surface).fill(view.what(), view.execution().orElseThrow(), sink);
        } catch (IOException | ConveyorException e) {
            if (!Thread.currentThread().isInterrupted()) {
                warned(e.getMessage());
            }
        } catch (InterruptedException e) {
            // the person has left the view
        } catch (RuntimeException e) {
            happens(() -> {
                throw e;
            });
        } finally {
            happens(view::end);
        }
    }

    private void export(Action.Export export) {
        Optional<String> taken = taken(export.file());
        if (taken.isPresent()) {
            model.askAgain(export, taken.get());
            return;
        }
        String file = export.file();
        String safe = file.startsWith("-") || file.startsWith("@") ? "./" + file : file;
        List<byte[]> said = new ArrayList<>();
        exporting = new Thread(
                () -> {
                    replaying.run(
                            List.of("runs", "export"), export.executions(), List.of(safe), new LineSink(said::addAll));
                    warned(said.stream()
                            .map(line -> new String(line, StandardCharsets.UTF_8))
                            .collect(Collectors.joining(" ")));
                },
                "export");
        exporting.start();
    }

    private Optional<String> taken(String name) {
        try {
            return ExportName.taken(env.resolve(Path.of(name)));
        } catch (InvalidPathException e) {
            return Optional.empty(); // the export says what is wrong with it
        }
    }

    private Runnable suspend() {
        Runnable others = inner.suspend();
        screen.leave();
        return () -> {
            others.run();
            screen.enter();
            size.changed();
            happened.offer(() -> {});
        };
    }

    private void stop() {
        over = true;
        happened.offer(() -> {});
    }

    private void stopNow() {
        restore();
        env.signals().end(requests.asked().code());
    }

    private void restore() {
        try {
            screen.close();
        } catch (IOException e) {
            // the terminal is gone
        }
    }

    /** What the listing has read. */
    private final class Found implements Listing.Taker {
        @Override
        public void found(int reading, List<StoredAttempt> more, long looked, boolean end) {
            happens(() -> model.list().found(reading, more, looked, end));
        }

        @Override
        public void refreshed(int reading, List<StoredAttempt> fresh, Instant since) {
            happens(() -> model.list().refreshed(reading, fresh, since));
        }

        @Override
        public void failed(String why) {
            happens(() -> model.say(why));
        }
    }
}
