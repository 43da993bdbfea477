package ug.open.conveyor.driver.store.find;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.zip.CRC32;
import ug.open.conveyor.driver.json.Bytes;
import ug.open.conveyor.driver.store.index.Catalog;
import ug.open.conveyor.driver.store.index.CatalogFile;
import ug.open.conveyor.driver.store.index.CatalogHit;
import ug.open.conveyor.driver.store.index.EventKey;
import ug.open.conveyor.driver.store.index.ExecutionId;
import ug.open.conveyor.driver.store.index.IndexLines;
import ug.open.conveyor.driver.store.index.IndexParser;
import ug.open.conveyor.driver.store.index.IndexReader;
import ug.open.conveyor.driver.store.index.IndexedAttempt;
import ug.open.conveyor.driver.store.index.RunKey;
import ug.open.conveyor.driver.store.index.SegmentIndex;
import ug.open.conveyor.driver.store.index.SegmentName;
import ug.open.conveyor.driver.store.index.SessionLock;
import ug.open.conveyor.driver.store.index.StartKey;
import ug.open.conveyor.driver.store.index.StoreFolder;
import ug.open.conveyor.driver.store.index.StoredAttempt;

/** Finds the attempts of runs: by the lookup files where they cover a segment, in its index where not. */
final class Lookup {
    private static final int MOST_SINGLE_READS = 16; // in one segment; for more its whole index is read

    private static final byte[] NOTHING = {};

    private final StoreFolder folder;
    private final IndexReader reader;

    Lookup(StoreFolder folder) {
        this.folder = folder;
        this.reader = new IndexReader(folder);
    }

    /**
     * The attempts whose run id fits, each as far as it is known, the oldest segment first.
     *
     * @param most of a prefix, how many runs of each lookup file are looked at, one attempt of each
     */
    List<StoredAttempt> find(Catalog.Snapshot store, RunKey key, int most) throws IOException {
        List<CatalogHit> hits = new ArrayList<>();
        for (CatalogFile file : store.files()) {
            find(store, file, key, most, hits);
        }
        Collections.sort(hits);
        AttemptMerge merge = new AttemptMerge(folder);
        for (int i = 0; i < hits.size(); ) {
            int end = i + 1;
            while (end < hits.size()
                    && hits.get(end).row().name().equals(hits.get(i).row().name())) {
                end++;
            }
            if (folder.segment(hits.get(i).row().name()).toFile().exists()) {
                merge.add(read(hits.subList(i, end), key));
            }
            i = end;
        }
        for (SegmentName name : store.uncovered()) {
            merge.add(search(name, key));
        }
        return merge.attempts();
    }

    /** The attempts of an execution; of several where the beginning of a session fits more than one. */
    List<StoredAttempt> find(Catalog.Snapshot store, ExecutionId id) throws IOException {
        EventKey key = new EventKey(id.event());
        AttemptMerge merge = new AttemptMerge(folder);
        for (SegmentName name : store.names()) {
            if (name.isOfSession(id.session())) {
                merge.add(search(name, key));
            }
        }
        return merge.attempts();
    }

    private static void find(Catalog.Snapshot store, CatalogFile file, RunKey key, int most, List<CatalogHit> hits) {
        List<CatalogHit> found = new ArrayList<>();
        try {
            file.find(key, most, found);
            hits.addAll(found);
        } catch (IOException e) {
            store.drop(file, e); // its segments are searched themselves
        }
    }

    /** Everything in the indexes themselves: slow, and right whatever the lookup files say. */
    List<StoredAttempt> findWithout(Catalog.Snapshot store, RunKey key) throws IOException {
        AttemptMerge merge = new AttemptMerge(folder);
        for (SegmentName name : store.names()) {
            merge.add(search(name, key));
        }
        return merge.attempts();
    }

    private List<IndexedAttempt> search(SegmentName name, StartKey key) throws IOException {
        List<IndexedAttempt> found = new ArrayList<>();
        SegmentIndex index = reader.read(name);
        if (index != null) {
            index.find(key, found);
        }
        return found;
    }

    /** The attempts of one segment; from its whole index where the lookup file does not fit it. */
    private List<IndexedAttempt> read(List<CatalogHit> hits, RunKey key) throws IOException {
        SegmentName name = hits.get(0).row().name();
        if (hits.size() > MOST_SINGLE_READS) {
            return search(name, key);
        }
        List<IndexedAttempt> found = new ArrayList<>();
        Set<Long> offsets = new HashSet<>();
        for (CatalogHit hit : hits) {
            if (!offsets.add(hit.start())) {
                continue; // covered twice
            }
            IndexedAttempt attempt = read(hit, key);
            if (attempt == null) {
                return search(name, key);
            }
            found.add(attempt);
        }
        return found;
    }

    private static boolean hasSum(CatalogHit hit, byte[] start, byte[] end) {
        CRC32 sum = new CRC32();
        sum.update(start);
        sum.update(end);
        return hit.sum() < 0 || hit.sum() == sum.getValue();
    }

    /** Null where the index has another line there. */
    private IndexedAttempt read(CatalogHit hit, RunKey key) throws IOException {
        SegmentName name = hit.row().name();
        IndexParser parser =
                new IndexParser(name, folder.segment(name), hit.row().mode());
        try {
            byte[] start = SessionLock.read(folder.index(name), hit.start(), hit.startLength());
            byte[] end = hit.end() < 0 ? NOTHING : SessionLock.read(folder.index(name), hit.end(), hit.endLength());
            int length = start.length - 1;
            if (length != hit.startLength() - 1 || !key.fits(start, 0, length) || !hasSum(hit, start, end)) {
                return null;
            }
            IndexedAttempt attempt = parser.start(start, 0, length, hit.row().state());
            if (attempt == null || hit.end() < 0) {
                return attempt;
            }
            boolean fits = Bytes.startsWith(end, 0, end.length, IndexLines.END)
                    && Bytes.digits(end, IndexLines.END.length, end.length)
                            == attempt.attempt().number();
            return fits ? parser.end(attempt, end, 0, end.length - 1) : null;
        } catch (FileNotFoundException e) {
            return null;
        }
    }
}
