package ug.open.conveyor.driver.store;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import ug.open.conveyor.driver.store.index.IndexReader;
import ug.open.conveyor.driver.store.index.SegmentFile;
import ug.open.conveyor.driver.store.index.SegmentName;
import ug.open.conveyor.driver.store.index.StoreFolder;

/**
 * What is in a run store, looked at and left as it is.
 *
 * @param recordings the number of recordings, those included that are passed over
 * @param format the newest format of them; 0 where there is none
 * @param newer how many a newer conveyor-driver wrote
 * @param unindexed how many have no sound index, as after a kill
 * @param bytes the size of all recordings, indexes and lookup files
 * @param passedOver a sentence for each file that readers pass over
 */
public record StoreReport(int recordings, int format, int newer, int unindexed, long bytes, List<String> passedOver) {
    /** The format that this tool writes and reads. */
    public static final int FORMAT = SegmentFile.FORMAT;

    /** Copies the list. */
    public StoreReport {
        passedOver = List.copyOf(passedOver);
    }

    /**
     * Looks at a store.
     *
     * @param home its folder, which need not be there
     * @throws IOException where it cannot be read
     */
    public static StoreReport of(Path home) throws IOException {
        List<String> passedOver = new ArrayList<>();
        StoreFolder folder = new StoreFolder(home, passedOver::add);
        IndexReader reader = new IndexReader(folder);
        int format = 0;
        int newer = 0;
        int unindexed = 0;
        SegmentName[] names = folder.segments();
        for (SegmentName name : names) {
            File segment = folder.segment(name).toFile();
            if (!folder.isForeign(segment.toPath())) {
                format = Math.max(format, SegmentFile.format(segment.toPath()));
                unindexed += segment.length() == 0 || reader.isSound(name) ? 0 : 1;
            } else if (segment.canRead() && SegmentFile.format(segment.toPath()) > FORMAT) {
                format = Math.max(format, SegmentFile.format(segment.toPath()));
                newer++;
            }
        }
        long bytes = size(folder.sessions().toFile()) + size(folder.lookup().toFile());
        return new StoreReport(names.length, format, newer, unindexed, bytes, passedOver);
    }

    private static long size(File folder) {
        File[] files = folder.listFiles();
        long bytes = 0;
        for (File file : files == null ? new File[0] : files) {
            bytes += file.length();
        }
        return bytes;
    }
}
