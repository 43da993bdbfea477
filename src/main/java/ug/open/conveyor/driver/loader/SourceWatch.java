package ug.open.conveyor.driver.loader;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import ug.open.conveyor.driver.runtime.Time;

/**
 * Waits for changes of the files that a driver is made of ({@link DriverParts}). It looks at their times, sizes and numbers every 300 ms: that
 * works on every file system, mounted ones included, and misses nothing, as a full queue of notices would.
 *
 * <p>What a run or the project's own build writes is no change of the driver. What {@code driver.yaml} names always counts, and so does the code
 * of a class. A file that appears beside a command while a run is at work is the run's. Any other change during a build or a run counts twice in
 * a row; from then on the build or run is known to write that file, and a sentence reports it.
 */
public final class SourceWatch {
    private static final Duration EACH = Duration.ofMillis(300);

    /** Where a person waits for what comes of a save: the least and the most, by how long a look takes. */
    private static final Duration QUICKEST = Duration.ofMillis(10);

    private static final Duration QUICK = Duration.ofMillis(50);

    /** From the look that sees a save to the one that sees that it is complete. */
    private static final Duration SETTLING = Duration.ofMillis(5);

    /** A look takes at most a quarter of the time between two, and a twentieth where that is short enough for a person. */
    private static final int SHARE = 4;

    private static final int SMALL_SHARE = 20;

    /** The number of looks to wait until a change is complete: to save files or check them out may take a while. */
    private static final int MOST_LOOKS = 10;

    private static final int MOST_QUICK_LOOKS = 50;

    /** How often in a row a build or a run may have changed the driver; and where a person saves while runs are at work, again and again. */
    private static final int MOST_IN_A_ROW = 2;

    private static final int MOST_SAVES_IN_A_ROW = 10;

    private final Time time;
    private final boolean quick;
    private final int mostInARow;
    private final Set<Path> inputs;
    private final Set<Object> notSources;
    private final Set<Path> writtenByOthers = new HashSet<>();
    private final Set<Path> doubtful = new HashSet<>();
    private final Set<Path> everKnown = new HashSet<>();
    private final LikelySaves likely = new LikelySaves();
    private DriverParts parts;
    private Map<Path, FileState> known;
    private SourceLook last;
    private Duration pause;
    private int looks;
    private int inARow;
    private boolean worked;
    private boolean limitSaid;

    private SourceWatch(DriverParts parts, Set<Path> inputs, boolean quick, Time time, Set<Object> notSources) {
        this.inputs = inputs;
        this.parts = parts.with(inputs);
        this.quick = quick;
        this.mostInARow = quick ? MOST_SAVES_IN_A_ROW : MOST_IN_A_ROW;
        this.time = time;
        this.notSources = notSources;
        this.pause = quick ? QUICK : EACH;
        this.last = look();
        likely.add(this.parts.named());
        knows(last.files());
    }

    /**
     * From now on; to be called before the driver is loaded.
     *
     * @param notSources the keys ({@code BasicFileAttributes.fileKey}) of files that this process writes, such as standard output's
     */
    public static SourceWatch of(DriverCode code, Time time, Set<Object> notSources) {
        return new SourceWatch(DriverParts.of(code), Set.of(), false, time, notSources);
    }

    /**
     * The same for a person who waits for what comes of a save: a look every 10 to 50 ms.
     *
     * @param inputs what the driver is run on, absolute paths; watched too
     */
    public static SourceWatch quick(DriverCode code, Set<Path> inputs, Time time, Set<Object> notSources) {
        return new SourceWatch(DriverParts.of(code), inputs, true, time, notSources);
    }

    /** Goes on with the parts of a driver whose {@code driver.yaml} was read again; to be called before it is loaded. */
    public synchronized void follow(DriverCode code) {
        parts = DriverParts.of(code).with(inputs);
        likely.add(parts.named());
        last = look();
        Map<Path, FileState> before = known;
        known = new TreeMap<>(last.files());
        known.replaceAll(before::getOrDefault);
        everKnown.addAll(known.keySet());
    }

    /**
     * Waits until something has changed, and is not written at just now.
     *
     * @param working whether a run was at work at any time since the last call
     * @param told takes a sentence about each file or folder that is not watched
     * @return a file that did, as seen from the project's folder
     */
    public Path await(BooleanSupplier working, Consumer<String> told) throws InterruptedException {
        for (boolean built = isBuilt(); ; built = false) {
            Optional<Path> changed = look(built, working.getAsBoolean(), told);
            if (changed.isPresent()) {
                return changed.get();
            }
            time.sleep(pause());
        }
    }

    /** The project's folder. */
    public synchronized Path folder() {
        return parts.folder();
    }

    /** Whether a command builds the driver, which may write files that are watched. */
    public synchronized boolean isBuilt() {
        return parts.kind() == DriverParts.Kind.BUILT;
    }

    /** Whether it is worth a look before its time: a file that is likely to be saved was. Not while a change is being looked at. */
    public synchronized boolean hasLikelySave() {
        return looks == 0 && likely.hasSave();
    }

    /** The time to the next look. */
    public synchronized Duration pause() {
        return pause;
    }

    /**
     * Looks once whether something has changed, and is not written at just now.
     *
     * @param built whether the driver was built since the last look
     * @param works whether a run was at work at any time since the last look
     * @param told takes a sentence about each file or folder that is not watched
     * @return a file that did, as seen from the project's folder
     */
    public synchronized Optional<Path> look(boolean built, boolean works, Consumer<String> told) {
        SourceLook before = last;
        last = look();
        sayLimits(told);
        passOver(before, built && isBuilt(), works || worked, told);
        worked = works;
        Set<Path> changed = changes(known, before.isCut());
        looks = changed.isEmpty() ? 0 : looks + 1;
        if (quick && looks == 1 && pause.compareTo(QUICK) <= 0) {
            pause = SETTLING;
        }
        boolean rests =
                changes(before.files(), false).isEmpty() && changed.stream().noneMatch(this::isEmptied);
        if (looks > 1 && (rests || looks > (quick ? MOST_QUICK_LOOKS : MOST_LOOKS))) {
            looks = 0;
            likely.add(changed);
            knows(last.files());
            return Optional.of(taken(changed));
        }
        return Optional.empty();
    }

    /** Whether a file has lost all of its content: whoever saves it in place has emptied it and is about to write the new content. */
    private boolean isEmptied(Path file) {
        FileState now = last.files().get(file);
        FileState was = known.get(file);
        return now != null && was != null && now.size() == 0 && was.size() > 0;
    }

    private void knows(Map<Path, FileState> files) {
        known = new TreeMap<>(files);
        everKnown.addAll(files.keySet());
    }

    private SourceLook look() {
        long begin = time.nanos();
        SourceLook look = SourceLook.at(
                parts, notSources, time.now(), pause.multipliedBy(2).plusSeconds(1));
        Duration took = Duration.ofNanos(time.nanos() - begin);
        Duration least = quick ? longer(QUICKEST, shorter(QUICK, took.multipliedBy(SMALL_SHARE))) : EACH;
        pause = longer(least, took.multipliedBy(SHARE));
        return look;
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    /** The files that changed. */
    private Set<Path> changes(Map<Path, FileState> before, boolean cut) {
        Set<Path> changes = new TreeSet<>();
        boolean whole = !cut && !last.isCut();
        last.files().forEach((file, state) -> {
            FileState was = before.get(file);
            if (was == null ? whole : !state.same(was)) {
                changes.add(file);
            }
        });
        for (Path file : before.keySet()) {
            if (whole && !last.files().containsKey(file)) {
                changes.add(file);
            }
        }
        return changes;
    }

    /** Takes note of what a build or a run has written. */
    private void passOver(SourceLook before, boolean built, boolean works, Consumer<String> told) {
        boolean enough = inARow >= mostInARow;
        for (Path file : changes(before.files(), before.isCut())) {
            boolean named = parts.named().contains(file) && !inputs.contains(file);
            boolean byOthers = !named && (built || works && !isCode(file));
            if (!byOthers) {
                doubtful.remove(file);
            } else if (writtenByOthers.contains(file) || appearsBesideCommand(file)) {
                writtenByOthers.add(file);
                keep(file);
            } else if (enough) {
                inARow = 0;
                writtenByOthers.add(file);
                keep(file);
                told.accept(
                        shown(file) + " changes whenever " + (built ? "the driver is built" : "runs are at work")
                                + ", so such a change of it does not count any more; where it was yours, save the file once more");
            } else {
                doubtful.add(file);
            }
        }
    }

    private boolean appearsBesideCommand(Path file) {
        return parts.kind() == DriverParts.Kind.COMMAND && !everKnown.contains(file) && !inputs.contains(file);
    }

    private void keep(Path file) {
        FileState state = last.files().get(file);
        if (state == null) {
            known.remove(file);
        } else {
            known.put(file, state);
        }
    }

    /** Whether a run is unlikely to write it. */
    private boolean isCode(Path file) {
        return parts.kind() != DriverParts.Kind.COMMAND
                && FileNames.isCode(file.getFileName().toString());
    }

    private Path taken(Set<Path> changed) {
        Path first = changed.iterator().next();
        boolean byUser = false;
        for (Path file : changed) {
            if (!doubtful.contains(file) && !byUser) {
                byUser = true;
                first = file;
            }
        }
        inARow = byUser ? 0 : inARow + 1;
        doubtful.clear();
        return Path.of(shown(first));
    }

    private String shown(Path file) {
        return file.startsWith(parts.folder()) ? parts.folder().relativize(file).toString() : file.toString();
    }

    private void sayLimits(Consumer<String> told) {
        if (limitSaid || !last.isCut() && last.unseen().isEmpty()) {
            return;
        }
        limitSaid = true;
        if (last.isCut()) {
            told.accept(
                    "the project has more than " + SourceLook.MOST_ENTRIES
                            + " files, which is the most that are watched: some changes are missed; move files that are no part of the driver out of it");
        }
        for (Path folder : last.unseen()) {
            told.accept(shown(folder) + " cannot be read, so its changes are not seen");
        }
    }
}
