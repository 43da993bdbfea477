package ug.open.conveyor.driver.store.index;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;

/**
 * The lookup files of a store, and the segments that none of them covers yet.
 *
 * <p>A lookup file tells where the run ids of some sealed segments are. It is made under another name, never changed, and replaced by a merged
 * one; several processes may do that at once, then some segments are covered twice. Nothing rests on them: what they say is checked against
 * the indexes, and what they do not cover is looked at itself.
 */
public final class Catalog {
    private static final int NAME_LENGTH = 12;
    /** A new lookup file is made when this many sealed segments, or this many bytes of their indexes, are not covered. */
    private static final int FEW_SEGMENTS = 16;

    private static final long FEW_BYTES = 1 << 18;
    private static final int FEW_FILES = 8;
    private static final long QUICK_MERGE = 8L << 20; // bytes
    private static final int MOST_ENTRIES = 200_000;

    private final StoreFolder folder;
    private final IndexReader reader;

    public Catalog(StoreFolder folder) {
        this.folder = folder;
        this.reader = new IndexReader(folder);
    }

    /** The store as it is now. To be closed. */
    public Snapshot snapshot() throws IOException {
        SegmentName[] names = folder.segments();
        List<CatalogFile> files = new ArrayList<>();
        Map<String, RowPlace> rows = new HashMap<>(2 * names.length);
        for (String file : folder.lookups()) {
            CatalogFile open =
                    file.endsWith(CatalogFile.ENDING) ? open(folder.lookup().resolve(file)) : null;
            if (open != null) {
                files.add(open);
                for (int i = 0; i < open.rows(); i++) {
                    rows.put(open.stem(i), new RowPlace(open, i));
                }
            }
        }
        return new Snapshot(names, rows, files);
    }

    /** Null where it is of no use: then its segments are looked at themselves. A damaged one goes, so that another is made. */
    private static CatalogFile open(Path file) {
        try {
            return CatalogFile.open(file);
        } catch (DamagedLookupException e) {
            remove(file);
            return null;
        } catch (IOException e) {
            return null; // gone, or may not be read
        }
    }

    private static void remove(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            // who may write the store will
        }
    }

    /** Where the row of a segment is. */
    private record RowPlace(CatalogFile file, int row) {}

    /**
     * Covers what is not covered, where that is more than a little, and merges lookup files where they are many. What it begins, a segment or a
     * quick merge, it ends: so the store comes into order however short each call is.
     *
     * @param stop asked behind each segment and each merge; when it says so, the rest is left to others
     * @return whether no more than a little is uncovered
     */
    public boolean maintain(BooleanSupplier stop) throws IOException {
        return maintain(stop, QUICK_MERGE);
    }

    /** The same to the end, with merges that take longer. */
    public void maintainWholly() throws IOException {
        maintain(() -> false, Long.MAX_VALUE);
    }

    private boolean maintain(BooleanSupplier stop, long mostMerged) throws IOException {
        boolean all;
        try (Snapshot snapshot = snapshot()) {
            List<SegmentName> open = snapshot.uncovered();
            if (snapshot.rows.size() + open.size() > snapshot.names.length) { // rows of segments that are gone
                removeSpent(snapshot.files);
            }
            all = cover(open, stop);
        }
        while (merge(mostMerged) && !stop.getAsBoolean()) {}
        return all;
    }

    /** Lookup files whose segments are all gone. A segment that came since the snapshot is none of these. */
    private void removeSpent(List<CatalogFile> files) {
        for (CatalogFile file : files) {
            boolean spent = true;
            for (int i = 0; i < file.rows() && spent; i++) {
                SegmentName name = SegmentName.ofSegment(file.stem(i) + SegmentName.SEGMENT);
                spent = name == null || !folder.segment(name).toFile().exists();
            }
            if (spent) {
                remove(file.path());
            }
        }
    }

    private boolean cover(List<SegmentName> open, BooleanSupplier stop) throws IOException {
        if (areFew(open)) {
            return true;
        }
        CatalogBuilder builder = new CatalogBuilder();
        int done = 0;
        for (SegmentName name : open) {
            if (done > 0 && stop.getAsBoolean()) {
                break;
            }
            done++;
            SegmentIndex index = reader.read(name);
            if (index != null && index.isKept()) {
                builder.add(
                        index,
                        CatalogRow.of(index, folder.segment(name).toFile().length()));
            }
            if (builder.entries() >= MOST_ENTRIES) {
                write(builder);
                builder = new CatalogBuilder();
            }
        }
        write(builder);
        return areFew(open.subList(done, open.size()));
    }

    private boolean areFew(List<SegmentName> names) {
        if (names.size() >= FEW_SEGMENTS) {
            return false;
        }
        long bytes = 0;
        for (SegmentName name : names) {
            bytes += folder.index(name).toFile().length();
        }
        return bytes < FEW_BYTES;
    }

    private void write(CatalogBuilder builder) {
        if (builder.rows() > 0) {
            try {
                builder.write(newFile());
            } catch (IOException e) {
                // there is no room or no folder for it: runs are found without
            }
        }
    }

    private Path newFile() {
        return folder.lookup().resolve(RandomName.of(NAME_LENGTH) + CatalogFile.ENDING);
    }

    /** Makes one lookup file of several, which together have at most this many bytes. False where there are none to merge, or no room. */
    private boolean merge(long most) throws IOException {
        try (Snapshot snapshot = snapshot()) {
            List<CatalogFile> files = snapshot.toMerge(most);
            if (!files.isEmpty()) {
                new CatalogMerge().merge(files, snapshot.there(), newFile());
            }
            for (CatalogFile file : files) {
                Files.deleteIfExists(file.path());
            }
            return !files.isEmpty();
        } catch (DamagedLookupException e) {
            remove(e.file());
            return false;
        } catch (IOException e) {
            return false; // as above
        }
    }

    /** What the store had at one moment. */
    public static final class Snapshot implements AutoCloseable {
        private final SegmentName[] names;
        private final Map<String, RowPlace> rows;
        private final List<CatalogFile> files;

        private Snapshot(SegmentName[] names, Map<String, RowPlace> rows, List<CatalogFile> files) {
            this.names = names;
            this.rows = rows;
            this.files = files;
        }

        /** All segments, the oldest first. */
        public SegmentName[] names() {
            return names;
        }

        Set<SegmentName> there() {
            return new HashSet<>(java.util.Arrays.asList(names));
        }

        /** What is known of a segment; null where no lookup file covers it. */
        public CatalogRow row(SegmentName name) {
            RowPlace place = rows.get(name.stem());
            return place == null ? null : place.file().row(place.row());
        }

        /** A number of a row, by its field; -1 where no lookup file covers the segment. */
        public long number(SegmentName name, int field) {
            RowPlace place = rows.get(name.stem());
            return place == null ? -1 : place.file().number(place.row(), field);
        }

        public boolean isCovered(SegmentName name) {
            return rows.containsKey(name.stem());
        }

        /** The segments that no lookup file covers, the oldest first. */
        public List<SegmentName> uncovered() {
            List<SegmentName> uncovered = new ArrayList<>();
            for (SegmentName name : names) {
                if (!isCovered(name)) {
                    uncovered.add(name);
                }
            }
            return uncovered;
        }

        public List<CatalogFile> files() {
            return List.copyOf(files);
        }

        /** Uses a lookup file no more: its segments count as not covered. One that is damaged goes. */
        public void drop(CatalogFile file, IOException why) {
            files.remove(file);
            rows.values().removeIf(place -> place.file() == file);
            closeQuietly(file);
            if (why instanceof DamagedLookupException) {
                remove(file.path());
            }
        }

        /**
         * The smallest files where there are many, as many as together have no more than {@code most} bytes and twice those of the largest: so an
         * entry that is merged comes into a file of twice the size, and is seldom written again. One of an older tool, which has no sums, gets them.
         */
        List<CatalogFile> toMerge(long most) {
            List<CatalogFile> sorted = new ArrayList<>(files);
            sorted.sort((a, b) -> Long.compare(a.rowsAt(), b.rowsAt()));
            for (CatalogFile file : sorted) {
                if (!file.isSummed() && file.rowsAt() <= most) {
                    return List.of(file);
                }
            }
            long bytes = 0;
            int count = 0;
            for (int i = 0; i < sorted.size() && sorted.size() > FEW_FILES; i++) {
                long size = sorted.get(i).rowsAt();
                bytes += size;
                if (bytes > most) {
                    break;
                }
                count = size <= bytes - size ? i + 1 : count;
            }
            return List.copyOf(sorted.subList(0, count));
        }

        @Override
        public void close() {
            for (CatalogFile file : files) {
                closeQuietly(file);
            }
        }

        private static void closeQuietly(CatalogFile file) {
            try {
                file.close();
            } catch (IOException e) {
                // it was only read
            }
        }
    }
}
