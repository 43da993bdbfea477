package ug.open.conveyor.driver.store;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import ug.open.conveyor.driver.json.Bytes;
import ug.open.conveyor.driver.store.find.NoSuchRunException;
import ug.open.conveyor.driver.store.index.SegmentFile;
import ug.open.conveyor.driver.store.index.SegmentName;
import ug.open.conveyor.driver.store.index.StoreFolder;
import ug.open.conveyor.driver.store.index.StoredAttempt;
import ug.open.conveyor.driver.store.logs.WholeLine;
import ug.open.conveyor.driver.wire.RecordedLine;

/**
 * Gives the lines that attempts have in the run store: of each session its first line, then the lines of the attempts and their events, byte
 * for byte and in order.
 */
final class Exporter {
    private static final String LOST =
            " no longer has all that was to be exported: it was pruned meanwhile, or somebody changed its files.";

    private final StoreFolder folder;
    private final RecordingSink out;
    private final BooleanSupplier over;

    Exporter(StoreFolder folder, RecordingSink out) {
        this(folder, out, () -> true);
    }

    /** @param over whether nobody writes the sessions any more: the first segment of each is read while it grows, and those behind it in the end */
    Exporter(StoreFolder folder, RecordingSink out, BooleanSupplier over) {
        this.folder = folder;
        this.out = out;
        this.over = over;
    }

    void export(List<StoredAttempt> attempts) throws IOException {
        export(attempts, false);
    }

    /** All that the sessions of these attempts have, also events that no attempt was made at. */
    void sessions(List<StoredAttempt> attempts) throws IOException {
        export(attempts, true);
    }

    /** The same of sessions by their ids; nothing where none is there. */
    void sessions(Collection<String> ids) throws IOException {
        Map<String, Share> shares = new TreeMap<>();
        for (SegmentName name : folder.segments()) {
            if (ids.contains(name.session())) {
                shares.computeIfAbsent(name.session(), session -> new Share(name, true));
            }
        }
        for (Share share : shares.values().stream().sorted().toList()) {
            export(share);
        }
    }

    private void export(List<StoredAttempt> attempts, boolean whole) throws IOException {
        Map<String, Share> shares = new TreeMap<>();
        for (StoredAttempt attempt : attempts) {
            SegmentName first = SegmentName.of(attempt.place().segment());
            Share share = shares.computeIfAbsent(first.session(), session -> new Share(first, whole));
            share.add(attempt, first);
        }
        int copied = 0;
        for (Share share : shares.values().stream().sorted().toList()) {
            copied += export(share);
        }
        if (copied == 0) {
            throw new NoSuchRunException("The run store " + folder.home() + LOST, List.of());
        }
    }

    /** Gives how many attempts could be copied. */
    private int export(Share share) throws IOException {
        out.session(share.first.session());
        Set<SegmentName> done = new HashSet<>();
        boolean whole;
        do {
            whole = over.getAsBoolean();
            for (SegmentName name : folder.segments()) {
                if (share.reaches(name) && done.add(name)) {
                    export(share, folder.segment(name));
                }
            }
        } while (!whole);
        if (!share.copied.isEmpty() && !share.copied.containsAll(share.attempts)) {
            folder.warn("The run store " + folder.home() + LOST);
        }
        return share.copied.size();
    }

    private void export(Share share, Path segment) throws IOException {
        try {
            if (!share.whole) {
                SegmentFile.read(segment, 0, Long.MAX_VALUE, share::findEvents);
            }
            Copy copy = new Copy(share, segment);
            LinesAhead.read(segment, over, copy, copy);
        } catch (FileNotFoundException e) {
            // pruned meanwhile
        }
    }

    /** What is wanted of one session. */
    private static final class Share implements Comparable<Share> {
        private final RecordedLine start = new RecordedLine();
        private final Set<Long> attempts = new HashSet<>();
        private final Set<Long> events = new HashSet<>();
        private final Set<Long> copied = new HashSet<>();
        private final Set<Long> copiedEvents = new HashSet<>();
        private SegmentName first;
        private int last;
        private final boolean whole;
        private boolean begun;

        Share(SegmentName first, boolean whole) {
            this.first = first;
            this.whole = whole;
        }

        void add(StoredAttempt attempt, SegmentName begin) {
            attempts.add(attempt.number());
            first = begin.compareTo(first) < 0 ? begin : first;
            last = Math.max(last, SegmentName.of(attempt.place().last()).ordinal());
        }

        /** An event may be settled in the segment behind the last one. */
        boolean reaches(SegmentName name) {
            boolean reaches = whole || name.ordinal() >= first.ordinal() && name.ordinal() <= last + 1;
            return reaches && name.session().equals(first.session());
        }

        /** Event lines do not tell whose they are; start lines do. */
        void findEvents(byte[] buffer, int from, int to, long at) {
            if (Bytes.startsWith(buffer, from, to, SegmentFile.START)
                    && start.read(buffer, from, to)
                    && attempts.contains(start.a())) {
                events.add(start.e());
            }
        }

        /** Each line once, though a segment repeats some of the one before. */
        private boolean takes(RecordedLine line, byte[] buffer, int from, int to, long at) {
            if (Bytes.startsWith(buffer, from, to, SegmentFile.LOG_OF)) {
                return whole || attempts.contains(Bytes.digits(buffer, from + SegmentFile.LOG_OF.length, to));
            }
            if (at == 0) {
                boolean again = begun;
                begun = true;
                return !again;
            }
            long a = line.a();
            long e = line.e();
            if (Bytes.startsWith(buffer, from, to, SegmentFile.EVENT)) {
                return (whole || events.contains(e)) && copiedEvents.add(e);
            }
            if (Bytes.startsWith(buffer, from, to, SegmentFile.START)) {
                return (whole || attempts.contains(a)) && copied.add(a);
            }
            boolean finish = Bytes.startsWith(buffer, from, to, SegmentFile.FINISH);
            boolean settle = Bytes.startsWith(buffer, from, to, SegmentFile.SETTLE);
            return finish && (whole || attempts.contains(a)) || settle && (whole || events.contains(e));
        }

        @Override
        public int compareTo(Share other) {
            return first.compareTo(other.first);
        }
    }

    private final class Copy implements LinesAhead.Check, LinesAhead.Taker {
        private final Share share;
        private final Path segment;
        private final WholeLine whole = new WholeLine();
        private final boolean takesEvents = out.takesEvents();

        Copy(Share share, Path segment) {
            this.share = share;
            this.segment = segment;
        }

        @Override
        public boolean wants(byte[] buffer, int from, int to) {
            return takesEvents || !Bytes.startsWith(buffer, from, to, SegmentFile.EVENT);
        }

        @Override
        public boolean read(RecordedLine line, byte[] buffer, int from, int to) {
            if (Bytes.startsWith(buffer, from, to, SegmentFile.LOG)) {
                return line.read(buffer, from, to) && whole.isWhole(buffer, from, to);
            }
            return line.readWhole(buffer, from, to);
        }

        @Override
        public void line(RecordedLine line, byte[] buffer, int from, int to, long at) throws IOException {
            if (share.takes(line, buffer, from, to, at)) {
                out.line(line, buffer, from, to);
            }
        }

        @Override
        public void damaged(long at) {
            folder.damaged(segment, at);
        }
    }
}
