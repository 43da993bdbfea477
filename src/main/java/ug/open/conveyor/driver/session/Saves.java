package ug.open.conveyor.driver.session;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import ug.open.conveyor.driver.loader.DriverCode;
import ug.open.conveyor.driver.loader.SourceWatch;
import ug.open.conveyor.driver.runtime.Time;
import ug.open.conveyor.driver.terminal.SameTarget;

/** Notices, on a thread of its own, that somebody has saved a file of a driver or of the events. While a driver is built it does not look. */
final class Saves implements AutoCloseable {
    /** How often the files that are likely to be saved are asked for, between two looks at all. */
    private static final Duration MOMENT = Duration.ofMillis(3);

    private final Set<Path> inputs;
    private final Time time;
    private final Consumer<Path> saved;
    private final Consumer<String> told;
    private final Thread thread = new Thread(this::run, "saves");
    private List<SourceWatch> watches = List.of();
    private boolean building;
    private boolean built;
    private boolean works;
    private boolean worked;

    /**
     * From now on; to be called before a driver is loaded.
     *
     * @param codes the drivers
     * @param inputs the files of the events
     * @param saved takes a file that changed
     * @param told takes a sentence about what is not watched
     */
    Saves(List<DriverCode> codes, Set<Path> inputs, Time time, Consumer<Path> saved, Consumer<String> told) {
        this.inputs = inputs;
        this.time = time;
        this.saved = saved;
        this.told = told;
        begin(codes);
        thread.setDaemon(true);
        thread.start();
    }

    /** A round begins with these drivers. */
    synchronized void begin(List<DriverCode> codes) {
        works = true;
        worked = true;
        List<SourceWatch> now = new ArrayList<>();
        for (int i = 0; i < codes.size(); i++) {
            if (i < watches.size()) {
                watches.get(i).follow(codes.get(i));
                now.add(watches.get(i));
            } else {
                now.add(SourceWatch.quick(
                        codes.get(i), i == 0 ? inputs : Set.of(), time, SameTarget.standardStreams()));
            }
        }
        watches = List.copyOf(now);
    }

    /** The driver is being loaded, or is no more. */
    synchronized void loads(boolean now) {
        building = now && watches.stream().anyMatch(SourceWatch::isBuilt);
        built |= building;
    }

    /** The round is over. */
    synchronized void rest() {
        works = false;
        building = false;
    }

    private void run() {
        try {
            while (true) {
                look();
                pauses();
            }
        } catch (InterruptedException e) {
            // closed
        }
    }

    private void pauses() throws InterruptedException {
        for (Duration left = pause(); !left.isNegative() && !hasLikelySave(); left = left.minus(MOMENT)) {
            time.sleep(left.compareTo(MOMENT) < 0 ? left : MOMENT);
        }
    }

    private synchronized boolean hasLikelySave() {
        boolean saved = false;
        for (SourceWatch watch : watches) {
            saved |= watch.hasLikelySave();
        }
        return saved && !building;
    }

    private synchronized Duration pause() {
        return watches.stream().map(SourceWatch::pause).max(Duration::compareTo).orElseThrow();
    }

    private void look() {
        List<SourceWatch> all;
        boolean byBuild;
        boolean byRun;
        synchronized (this) {
            if (building) {
                return;
            }
            all = watches;
            byBuild = built;
            byRun = worked;
            built = false;
            worked = works;
        }
        Optional<Path> changed = Optional.empty();
        for (SourceWatch watch : all) { // all of them, for what is one save
            Optional<Path> here = watch.look(byBuild, byRun, told);
            changed = changed.or(() -> all.size() > 1 ? here.map(watch.folder()::resolve) : here);
        }
        changed.ifPresent(saved);
    }

    @Override
    public void close() throws InterruptedException {
        thread.interrupt();
        thread.join();
    }
}
