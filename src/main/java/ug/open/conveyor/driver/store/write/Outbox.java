package ug.open.conveyor.driver.store.write;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import ug.open.conveyor.driver.ConveyorException;
import ug.open.conveyor.driver.DriverResult;
import ug.open.conveyor.driver.Mode;
import ug.open.conveyor.driver.json.Bytes;
import ug.open.conveyor.driver.json.Json;
import ug.open.conveyor.driver.runtime.Journal.Past;
import ug.open.conveyor.driver.store.index.Catalog;
import ug.open.conveyor.driver.store.index.CatalogRow;
import ug.open.conveyor.driver.store.index.Endings;
import ug.open.conveyor.driver.store.index.IndexLines;
import ug.open.conveyor.driver.store.index.IndexReader;
import ug.open.conveyor.driver.store.index.IndexedAttempt;
import ug.open.conveyor.driver.store.index.SegmentFile;
import ug.open.conveyor.driver.store.index.SegmentIndex;
import ug.open.conveyor.driver.store.index.SegmentName;
import ug.open.conveyor.driver.store.index.SessionLock;
import ug.open.conveyor.driver.store.index.Status;
import ug.open.conveyor.driver.store.index.StoreFolder;
import ug.open.conveyor.driver.wire.Member;
import ug.open.conveyor.driver.wire.RecordedLine;

/**
 * What became of events that can be delivered again: those of this session, and of sealed segments of the same driver and mode, since a
 * bystander's result is not the driver's. Holds a number per event, where its last index line is, and reads the rest when asked.
 */
final class Outbox {
    private static final int MOST_LINE = 1 << 20;

    private final StoreFolder folder;
    private final String driver;
    private final Mode mode;
    private final SegmentName own;
    private final OutboxTable table = new OutboxTable();
    private final List<SegmentName> segments = new ArrayList<>();
    private final Map<SegmentName, Integer> numbers = new HashMap<>();
    private final Map<Long, Long> broken = new HashMap<>(); // few: what was at work when a process was killed
    private boolean loaded;

    Outbox(StoreFolder folder, String driver, Mode mode, SegmentName own) {
        this.folder = folder;
        this.driver = driver;
        this.mode = mode;
        this.own = own;
    }

    synchronized void finished(String identity, SegmentName segment, long indexAt) {
        table.put(hash(identity), place(segment, indexAt), false);
    }

    synchronized void settled(String identity, SegmentName segment, long indexAt) {
        table.put(hash(identity), place(segment, indexAt), true);
    }

    private long place(SegmentName segment, long indexAt) {
        Integer number = numbers.get(segment);
        if (number == null) {
            number = segments.size();
            numbers.put(segment, number);
            segments.add(segment);
        }
        return (long) number << Integer.SIZE | indexAt;
    }

    synchronized Past past(String identity) throws IOException {
        if (!loaded) {
            load();
            loaded = true;
        }
        long hash = hash(identity);
        long place = table.place(hash);
        if (place < 0) {
            return new Past.Unknown(broken.getOrDefault(hash, 0L));
        }
        SegmentName segment = segments.get((int) (place >>> Integer.SIZE));
        try {
            return read(identity, segment, place & 0xffff_ffffL, table.isSettled(hash));
        } catch (FileNotFoundException e) {
            return new Past.Unknown(); // pruned
        }
    }

    private Past read(String identity, SegmentName segment, long indexAt, boolean settled) throws IOException {
        byte[] index = SessionLock.read(folder.index(segment), indexAt, MOST_LINE);
        RecordedLine line = new RecordedLine();
        int end = Bytes.lineEnd(index, 0, index.length);
        if (end < 0
                || !line.read(index, 0, end)
                || !line.has(Member.IDENTITY)
                || !line.text(Member.IDENTITY).equals(identity)) {
            return new Past.Unknown(); // another event with the same hash
        }
        if (settled) {
            return new Past.Settled();
        }
        Optional<DriverResult> result = result(segment, line.number(Member.AT));
        return result.isPresent() ? new Past.Finished(result.get()) : new Past.Unknown();
    }

    /** Empty where the finish line is damaged: the store warns of it, and the event runs again. */
    private Optional<DriverResult> result(SegmentName segment, long at) throws IOException {
        byte[] finish = SegmentFile.line(folder.segment(segment), at);
        RecordedLine line = new RecordedLine();
        try {
            if (finish != null && line.read(finish, 0, finish.length) && line.has(Member.SUCCESS)) {
                Object data = line.isString(Member.DATA) ? line.text(Member.DATA) : null;
                if (data == null && line.has(Member.DATA)) {
                    data = Json.parse(finish, line.start(Member.DATA), line.end(Member.DATA));
                }
                return Optional.of(new DriverResult(line.is(Member.SUCCESS, "true"), line.text(Member.MESSAGE), data));
            }
        } catch (ConveyorException e) {
            // the store warns of it below
        }
        folder.damaged(folder.segment(segment), at);
        return Optional.empty();
    }

    /** Takes in what the store has, the newest first, as far as there is room. */
    private void load() throws IOException {
        Catalog catalog = new Catalog(folder);
        IndexReader reader = new IndexReader(folder);
        try (Catalog.Snapshot store = catalog.snapshot()) {
            SegmentName[] names = store.names();
            for (int i = names.length - 1; i >= 0 && table.hasRoom(); i--) {
                CatalogRow row = store.row(names[i]);
                boolean others =
                        row != null && (row.mode() != mode || !row.driver().equals(driver));
                if (!others && !names[i].session().equals(own.session())) {
                    load(reader.read(names[i]));
                }
            }
        }
    }

    private void load(SegmentIndex index) throws IOException {
        if (index == null
                || !index.isKept()
                || index.mode() != mode
                || !index.driver().equals(driver)) {
            return;
        }
        byte[] lines = index.lines();
        Set<String> released = new HashSet<>();
        RecordedLine line = new RecordedLine();
        for (int from = 0, to; (to = Bytes.lineEnd(lines, from, index.length())) >= 0; from = to + 1) {
            boolean end = Bytes.startsWith(lines, from, to, IndexLines.END);
            boolean settle = !end && Bytes.startsWith(lines, from, to, IndexLines.SETTLE);
            if ((end || settle) && line.read(lines, from, to) && line.has(Member.IDENTITY)) {
                if (settle && line.text(Member.OUTCOME).equals(Endings.RELEASE)) {
                    released.add(line.text(Member.IDENTITY));
                } else {
                    table.putOlder(hash(line.text(Member.IDENTITY)), place(index.name(), from), settle);
                }
            }
        }
        loadBroken(index, released);
    }

    /** Attempts that never ended, of events that were not given back. */
    private void loadBroken(SegmentIndex index, Set<String> released) throws IOException {
        for (IndexedAttempt attempt : index.attempts()) {
            long at = attempt.attempt().place().event();
            boolean open = attempt.attempt().status() == Status.INTERRUPTED
                    && attempt.attempt().ms().isEmpty();
            if (open && at >= 0) {
                byte[] event = event(index.name(), at);
                RecordedLine line = new RecordedLine();
                if (event != null
                        && line.read(event, 0, event.length)
                        && line.has(Member.IDENTITY)
                        && !released.contains(line.text(Member.IDENTITY))) {
                    broken.merge(hash(line.text(Member.IDENTITY)), 1L, Long::sum);
                }
            }
        }
    }

    private byte[] event(SegmentName segment, long at) throws IOException {
        try {
            return SegmentFile.line(folder.segment(segment), at);
        } catch (FileNotFoundException e) {
            return null; // pruned
        }
    }

    /** 64 bits, FNV-1a with its bits mixed. */
    private static long hash(String identity) {
        long hash = 0xcbf29ce484222325L;
        for (int i = 0; i < identity.length(); i++) {
            hash = (hash ^ identity.charAt(i)) * 0x100000001b3L;
        }
        hash = (hash ^ hash >>> 32) * 0x9e3779b97f4a7c15L;
        hash ^= hash >>> 29;
        return hash == 0 ? 1 : hash;
    }
}
