package ug.open.conveyor.driver.loader;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import ug.open.conveyor.driver.runtime.Time;

/**
 * Tells when the files that a driver is made of have changed ({@link DriverParts}). Looks at their times, sizes and numbers now and then: that
 * works on every file system, mounted ones included, and misses nothing, as a queue of notices would where it runs over.
 *
 * <p>What a run or the project's own build writes is no change of the driver. What {@code driver.yaml} names always counts, and so does the code
 * of a class. A file that appears beside a command while a run is at work is the run's. Else what changes during a build or a run counts twice in
 * a row; then those who write it are known, and it is said.
 */
public final class SourceWatch {
    private static final Duration EACH = Duration.ofMillis(300);

    /** A look may take so much of the time between two. */
    private static final int SHARE = 4;

    /** How many looks a change is waited for to be over; so long it may take to save, or to check out. */
    private static final int MOST_LOOKS = 10;

    /** How often in a row a build or a run may have changed the driver. */
    private static final int MOST_IN_A_ROW = 2;

    private final Time time;
    private final Set<Object> notSources;
    private final Set<Path> writtenByOthers = new HashSet<>();
    private final Set<Path> doubtful = new HashSet<>();
    private DriverParts parts;
    private Map<Path, FileState> known;
    private SourceLook last;
    private Duration pause = EACH;
    private int inARow;
    private boolean worked;
    private boolean limitSaid;

    private SourceWatch(DriverParts parts, Time time, Set<Object> notSources) {
        this.parts = parts;
        this.time = time;
        this.notSources = notSources;
        this.last = look();
        this.known = new TreeMap<>(last.files());
    }

    /**
     * From now on; to be called before the driver is loaded.
     *
     * @param notSources the keys ({@code BasicFileAttributes.fileKey}) of files that this process writes, such as standard output's
     */
    public static SourceWatch of(DriverCode code, Time time, Set<Object> notSources) {
        return new SourceWatch(DriverParts.of(code), time, notSources);
    }

    /** Goes on with the parts of a driver whose {@code driver.yaml} was read again; to be called before it is loaded. */
    public void follow(DriverCode code) {
        parts = DriverParts.of(code);
        last = look();
        Map<Path, FileState> before = known;
        known = new TreeMap<>(last.files());
        known.replaceAll(before::getOrDefault);
    }

    /**
     * Waits until something has changed, and is not written at just now.
     *
     * @param working whether a run was at work at any time since this was asked before
     * @param told what the user has to know of what is not watched, in sentences
     * @return a file that did, as seen from the project's folder
     */
    public Path await(BooleanSupplier working, Consumer<String> told) throws InterruptedException {
        boolean built = parts.kind() == DriverParts.Kind.BUILT_CLASS;
        for (int looks = 0; ; built = false) {
            SourceLook before = last;
            last = look();
            sayLimits(told);
            boolean works = working.getAsBoolean();
            passOver(before, built, works || worked, told);
            worked = works;
            Set<Path> changed = changes(known, before.isCut());
            looks = changed.isEmpty() ? 0 : looks + 1;
            if (looks > 1 && (changes(before.files(), false).isEmpty() || looks > MOST_LOOKS)) {
                known = new TreeMap<>(last.files());
                return taken(changed);
            }
            time.sleep(pause);
        }
    }

    private SourceLook look() {
        long begin = time.nanos();
        SourceLook look = SourceLook.at(
                parts, notSources, time.now(), pause.multipliedBy(2).plusSeconds(1));
        Duration took = Duration.ofNanos(time.nanos() - begin).multipliedBy(SHARE);
        pause = took.compareTo(EACH) > 0 ? took : EACH;
        return look;
    }

    /** What is not as it was. */
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
        boolean enough = inARow >= MOST_IN_A_ROW;
        for (Path file : changes(before.files(), before.isCut())) {
            boolean byOthers = !parts.named().contains(file) && (built || works && !isCode(file));
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
        return parts.kind() == DriverParts.Kind.COMMAND && !known.containsKey(file);
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
                            + " files, and only so many are watched: not every change is seen; move out of it what is no part of the driver");
        }
        for (Path folder : last.unseen()) {
            told.accept(shown(folder) + " cannot be read, so that its changes are not seen");
        }
    }
}
