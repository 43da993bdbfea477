package ug.open.conveyor.driver.store.logs;

import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import ug.open.conveyor.driver.runtime.Time;
import ug.open.conveyor.driver.store.index.Following;
import ug.open.conveyor.driver.store.index.SegmentName;
import ug.open.conveyor.driver.store.index.SessionLock;
import ug.open.conveyor.driver.store.index.StoreFolder;
import ug.open.conveyor.driver.store.index.StoredAttempt;

/**
 * Waits for what sessions write, in this process or another. It only looks: at the lengths of files, now and then at the folder and at the
 * locks. What it has seen it holds open, so that who prunes takes nothing from it.
 */
final class Follower implements Closeable {
    private static final Duration PAUSE = Duration.ofMillis(20);
    private static final long LOOK_AROUND = Duration.ofMillis(100).toNanos();

    private final StoreFolder folder;
    private final SessionTail.Wanted wanted;
    private final Time time;
    private final Map<String, SessionTail> tails = new LinkedHashMap<>();
    private final Set<SegmentName> known = new HashSet<>();
    private final Set<SegmentName> doubted = new HashSet<>();
    private final Following following;
    private final Patience patience;
    private final Progress progress;

    Follower(StoreFolder folder, SessionTail.Wanted wanted, FollowTerms terms, Progress progress, Time time) {
        this.folder = folder;
        this.wanted = wanted;
        this.time = time;
        this.progress = progress;
        this.following = new Following(folder);
        this.patience = new Patience(terms, wanted.verdict(), time);
    }

    /** A segment that was there when what is there was read. */
    void knows(SegmentName name) {
        known.add(name);
    }

    /** One that may be written still, and was read as far as {@code size}; given in order. */
    void knows(SegmentName name, long size) {
        known.add(name);
        tails.put(name.session(), new SessionTail(folder, wanted, name, size));
    }

    /** An attempt that is watched, and perhaps asked for, and began before. */
    void knows(StoredAttempt attempt, boolean asked) {
        SegmentName name = SegmentName.of(attempt.segment());
        SessionTail tail = tails.get(name.session());
        if (tail != null) {
            tail.knows(attempt, asked);
        }
    }

    /** Gives what comes, until the run is over, or the end of the query's time, or nothing comes for too long; else for ever. */
    void follow() throws IOException, InterruptedException {
        long looked = time.nanos() - LOOK_AROUND;
        while (true) {
            boolean last = isPast();
            boolean more = false;
            if (time.nanos() - looked >= LOOK_AROUND) {
                more = lookAround();
                looked = time.nanos();
            }
            more |= poll();
            boolean over = last || !more && isOver();
            progress.given(tails.values(), more, over, wanted.sink());
            if (over) {
                return;
            }
            progress.checkStopped(tails.values(), wanted.sink());
            if (!more) {
                time.sleep(PAUSE);
            }
        }
    }

    /** Whether what comes from now on is not asked for. */
    private boolean isPast() {
        boolean past = wanted.query().until().isPresent()
                && !time.now().isBefore(wanted.query().until().get());
        if (past) {
            wanted.verdict().giveUp();
        }
        return past;
    }

    private boolean isOver() {
        boolean pending = isPending();
        if (wanted.runId().isPresent() && wanted.verdict().isOver(pending)) {
            return true;
        }
        if (patience.isOver(pending && wanted.runId().isPresent())) {
            wanted.verdict().giveUp();
            return true;
        }
        return false;
    }

    private boolean poll() throws IOException {
        boolean more = false;
        for (SessionTail tail : tails.values()) {
            more |= !tail.isDead() && tail.poll();
        }
        return more;
    }

    private boolean isPending() {
        for (SessionTail tail : tails.values()) {
            if (tail.isPending()) {
                return true;
            }
        }
        return false;
    }

    /** Takes hold of segments that are new, and finds out which sessions are over. True where something was given. */
    private boolean lookAround() throws IOException {
        following.tell();
        Set<String> suspects = suspects();
        SegmentName[] names = folder.segments();
        Arrays.sort(names, Comparator.comparingInt(SegmentName::ordinal)); // a clock that was set back mixes them up
        for (SegmentName name : names) {
            if (!known.contains(name)) {
                suspects.remove(name.session());
                isNew(name);
            }
        }
        boolean more = false;
        for (SessionTail tail : tails.values()) {
            if (suspects.contains(tail.last().session())) {
                more |= tail.die();
            } else {
                tail.hold();
            }
        }
        return more;
    }

    private void isNew(SegmentName name) throws IOException {
        SessionTail tail = tails.get(name.session());
        boolean isNext = tail == null
                ? name.ordinal() == 1
                : name.ordinal() == tail.last().ordinal() + 1;
        if (!isNext && doubted.add(name)) {
            return; // the one before it was pruned, or was made while the folder was listed: then it is there next time
        }
        known.add(name);
        if (tail == null) {
            tails.put(name.session(), new SessionTail(folder, wanted, name, 0));
        } else if (name.ordinal() > tail.last().ordinal()) {
            tail.next(name);
        }
    }

    /** The sessions whose last segment nobody holds; whether they have a further one must be looked up behind this. */
    private Set<String> suspects() throws IOException {
        Set<String> suspects = new HashSet<>();
        for (Map.Entry<String, SessionTail> tail : tails.entrySet()) {
            SegmentName last = tail.getValue().last();
            if (!tail.getValue().isDead() && !SessionLock.isLive(folder.index(last))) {
                suspects.add(tail.getKey());
            }
        }
        return suspects;
    }

    @Override
    public void close() throws IOException {
        following.close();
        for (SessionTail tail : tails.values()) {
            tail.close();
        }
    }

    /** Ends a wait in which nothing comes, by the terms of the follower; says so when it begins to wait for what may never come. */
    private static final class Patience {
        private final FollowTerms terms;
        private final RunVerdict verdict;
        private final Time time;
        private String said = "";
        private long changes = -1;
        private long since;

        Patience(FollowTerms terms, RunVerdict verdict, Time time) {
            this.terms = terms;
            this.verdict = verdict;
            this.time = time;
        }

        /**
         * Whether it has an end.
         *
         * @param pending whether what is followed is at work here: then it is waited for
         */
        boolean isOver(boolean pending) {
            Optional<String> doubt = verdict.doubt();
            if (doubt.isPresent() && !doubt.get().equals(said)) {
                said = doubt.get();
                terms.said().accept(said);
            }
            if (pending || changes != verdict.changes()) {
                changes = verdict.changes();
                since = time.nanos();
                return false;
            }
            Optional<Duration> limit = terms.idle().isPresent() || doubt.isEmpty() ? terms.idle() : terms.endless();
            return limit.isPresent() && time.nanos() - since >= limit.get().toNanos();
        }
    }
}
