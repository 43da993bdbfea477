package ug.open.conveyor.driver.store.logs;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Future;
import ug.open.conveyor.driver.search.ContextSearch;
import ug.open.conveyor.driver.search.FoundLines;
import ug.open.conveyor.driver.search.LineFilter;
import ug.open.conveyor.driver.search.LineSearch;
import ug.open.conveyor.driver.search.SearchException;
import ug.open.conveyor.driver.search.SearchSink;
import ug.open.conveyor.driver.search.WholeLines;

/** Searches the files of sessions slice by slice, on two threads where there is enough to do. Gives what it finds by time; context is looked for around it. */
final class FileSearch implements FoundLines {
    private static final int IN_FLIGHT = 4 * SearchThreads.NUMBER;
    /** Below this a thread costs more than it brings, in bytes. */
    private static final long SMALL = 4 << 20;

    private static final int MOST_FILES = 16;
    private static final int ALL_HITS = 24 << 20;
    private static final int SHORTEST = 4 << 10;

    /** With more hits than this a session is read as a whole for their context. */
    private static final int MANY = 1 << 14;

    private final LineSearch what;
    private final List<LogSession> sessions;
    private final ThreadLocal<SliceScan> scans;
    private final WholeLines.Room room = new WholeLines.Room();
    private final List<Lane> lanes = new ArrayList<>();
    private SearchThreads threads;
    private int inFlight;
    private int held; // the length of all slices that are searched, or whose hits are not yet given, in bytes
    private int reading; // lanes that were begun and have more
    private int ahead; // the first lane that nothing was read of ahead of its turn
    private long count;
    private boolean counts; // and gives nothing

    FileSearch(LineSearch what, List<LogSession> sessions) {
        this.what = what;
        this.sessions = sessions;
        this.scans = ThreadLocal.withInitial(() -> new SliceScan(what.pattern(), what.selector(), counts));
    }

    /**
     * Gives what it finds; once.
     *
     * @throws SearchException where the regular expression takes too many steps on a message
     */
    @Override
    public void read(LogSink sink) throws IOException, InterruptedException {
        try (this) {
            begin();
            if (what.hasContext()) {
                readWithContext(sink);
            } else {
                TimeMerge.merge(found(), sink);
            }
        }
    }

    private void begin() {
        for (LogSession session : sessions) {
            lanes.add(new Lane(session));
        }
        if (!isSmall()) {
            threads = new SearchThreads();
        }
    }

    /** In any order, and context counts nothing. */
    @Override
    public long counted() throws IOException, InterruptedException {
        counts = true;
        try (this) {
            begin();
            for (Lane lane : lanes) {
                while (lane.next() != null) {
                    // it is counted
                }
            }
        }
        return count;
    }

    private List<FoundInSession> found() {
        List<FoundInSession> found = new ArrayList<>(lanes.size());
        for (Lane lane : lanes) {
            found.add(new FoundInSession(lane.session.begin(), lane));
        }
        return found;
    }

    private void readWithContext(LogSink sink) throws IOException, InterruptedException {
        List<LogSession> near = new ArrayList<>();
        for (Lane lane : lanes) {
            List<LogPart> parts = lane.near();
            if (!parts.isEmpty()) {
                near.add(new LogSession(lane.session.begin(), parts));
            }
        }
        ContextSearch search = what.into(SearchSink.of(sink));
        SessionWindows.read(near, LineFilter.ALL, search);
        search.end();
        count = search.count();
    }

    @Override
    public long count() {
        return count;
    }

    @Override
    public void close() throws IOException {
        if (threads != null) {
            threads.close();
        }
        for (Lane lane : lanes) {
            lane.slices.close();
        }
    }

    private boolean isSmall() {
        long size = 0;
        for (LogSession session : sessions) {
            for (LogPart part : session.parts()) {
                size += part.segment().toFile().length();
                if (size > SMALL) {
                    return false;
                }
            }
        }
        return true;
    }

    private record Work(Slices.Slice slice, Future<Hits> hits) {}

    /** The slices of one session, one behind the other. */
    private final class Lane implements FoundInSession.Source {
        private final LogSession session;
        private final Slices slices;
        private final ArrayDeque<Work> works = new ArrayDeque<>();
        private boolean begun;
        private boolean ended;
        private Slices.Slice last;
        private int given; // the length of the slice whose hits are given
        private SliceScan.InParts inParts; // null until the session has lines in parts

        Lane(LogSession session) {
            this.session = session;
            slices = new Slices(session.parts());
        }

        /** The parts of the session near its hits; all of it where these are many, or lines are in parts. */
        private List<LogPart> near() throws IOException, InterruptedException {
            Surroundings near = new Surroundings(session, what);
            int found = 0;
            for (Hits hits = next(); hits != null; hits = next()) {
                found += hits.count();
                if (inParts != null || found > MANY) {
                    abandon();
                    return session.parts();
                }
                for (int hit = 0; hit < hits.count(); hit++) {
                    near.around(last.path(), hits.place(hit));
                }
            }
            return near.parts();
        }

        private void abandon() {
            for (Work work : works) {
                work.hits().cancel(false);
                held -= work.slice().length();
                inFlight--;
            }
            works.clear();
            held -= given;
            given = 0;
            reading -= ended ? 0 : 1;
            ended = true;
        }

        @Override
        public Hits next() throws IOException, InterruptedException {
            held -= given;
            given = 0;
            return search();
        }

        private Hits search() throws IOException, InterruptedException {
            if (threads != null && works.isEmpty()) {
                submit();
            }
            if (works.isEmpty()) {
                Optional<Slices.Slice> slice = slice();
                return slice.isEmpty()
                        ? end()
                        : found(slice.get(), inParts == null ? scans.get().scan(slice.get()) : null);
            }
            readAhead();
            Work work = works.remove();
            inFlight--;
            return found(work.slice(), SearchThreads.get(work.hits()));
        }

        private int share() {
            return ALL_HITS / Math.max(1, reading);
        }

        @Override
        public boolean giveBack(Hits hits) throws IOException {
            boolean isMuch = hits.size() > share() + share() / 4 || held > ALL_HITS && hits.size() > 2 * SHORTEST;
            if (!isMuch || inParts != null || !works.isEmpty()) {
                return false;
            }
            slices.goBack(last);
            reading += ended ? 1 : 0;
            ended = false;
            count -= hits.count();
            held -= given;
            given = 0;
            return true;
        }

        /** From the first slice on that has parts of lines the session is searched here, in order. */
        private Hits found(Slices.Slice slice, Hits scanned) throws IOException {
            if (inParts == null && scanned.areInParts()) {
                inParts = scans.get().inParts(room);
            }
            Hits hits = inParts == null ? scanned : inParts.scan(slice);
            slices.done(slice);
            given = Math.max(slice.length(), hits.size());
            held += given - slice.length();
            last = slice;
            count += hits.count();
            return hits;
        }

        private Hits end() throws IOException {
            if (inParts == null) {
                return null;
            }
            Hits hits = inParts.end();
            inParts = null;
            count += hits.count();
            return hits;
        }

        private Optional<Slices.Slice> slice() throws IOException {
            if (ended) {
                return Optional.empty();
            }
            reading += begun ? 0 : 1;
            begun = true;
            int most = Math.min(Slices.LENGTH, Math.min(share(), ALL_HITS - held));
            int length = Math.max(SHORTEST, most);
            Optional<Slices.Slice> slice = slices.next(length, reading <= MOST_FILES);
            if (slice.isEmpty()) {
                ended = true;
                reading--;
            } else {
                held += slice.get().length();
            }
            return slice;
        }

        private boolean submit() throws IOException {
            Optional<Slices.Slice> next = inParts == null ? slice() : Optional.empty();
            if (next.isPresent()) {
                Slices.Slice slice = next.get();
                works.add(new Work(slice, threads.submit(() -> scans.get().scan(slice))));
                inFlight++;
            }
            return next.isPresent();
        }

        /** Of this session, then of those behind it. */
        private void readAhead() throws IOException {
            Lane lane = this;
            while (inFlight < IN_FLIGHT && lane != null) {
                if (!lane.submit()) {
                    lane = ahead < lanes.size() ? lanes.get(ahead++) : null;
                }
            }
        }
    }
}
