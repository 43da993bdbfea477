package ug.open.conveyor.driver.store.write;

/**
 * Where the last index line of an event is, by a hash of its identity. At 16 to 32 bytes an event, for at most {@value #MOST} events and as
 * many older ones: when it is full it begins anew, and of the half before only what is not settled stays when that is full, as long
 * as that is not most of it. What is settled comes again only where a server lost its last moments.
 */
final class OutboxTable {
    private static final int MOST = 50_000;
    private static final int SMALLEST = 1 << 10;
    private static final long SETTLED = 1L << 62;

    private long[] hashes = new long[SMALLEST];
    private long[] places = new long[SMALLEST];
    private int count;
    private long[] olderHashes = new long[SMALLEST];
    private long[] olderPlaces = new long[SMALLEST];

    boolean hasRoom() {
        return count < MOST;
    }

    /** Keeps the newest place; but once settled, an event stays so. */
    void put(long hash, long place, boolean settled) {
        if (settled || !isSettled(hash)) {
            set(hash, settled ? place | SETTLED : place);
        }
    }

    /** Keeps the place of something that lies behind what is known; a settlement counts all the same. */
    void putOlder(long hash, long place, boolean settled) {
        if (hasRoom() && (find(hash) < 0 || settled && !isSettled(hash))) {
            set(hash, settled ? place | SETTLED : place);
        }
    }

    /** The place of an event, -1 where it is not known. */
    long place(long hash) {
        long found = find(hash);
        return found < 0 ? -1 : found & ~SETTLED;
    }

    boolean isSettled(long hash) {
        long found = find(hash);
        return found >= 0 && (found & SETTLED) != 0;
    }

    private long find(long hash) {
        int slot = slot(hashes, hash);
        if (hashes[slot] == hash) {
            return places[slot];
        }
        slot = slot(olderHashes, hash);
        return olderHashes[slot] == hash ? olderPlaces[slot] : -1;
    }

    private void set(long hash, long place) {
        int slot = slot(hashes, hash);
        if (hashes[slot] == 0) {
            if (count >= MOST) {
                turn();
            } else if (2 * count >= hashes.length) {
                grow();
            }
            slot = slot(hashes, hash);
            count++;
        }
        hashes[slot] = hash;
        places[slot] = place;
    }

    private void turn() {
        long[] goneHashes = olderHashes;
        long[] gonePlaces = olderPlaces;
        olderHashes = hashes;
        olderPlaces = places;
        hashes = new long[SMALLEST];
        places = new long[SMALLEST];
        count = 0;
        for (int i = 0; i < goneHashes.length && count < MOST / 2; i++) {
            if (goneHashes[i] != 0 && (gonePlaces[i] & SETTLED) == 0 && find(goneHashes[i]) < 0) {
                set(goneHashes[i], gonePlaces[i]);
            }
        }
    }

    private void grow() {
        long[] oldHashes = hashes;
        long[] oldPlaces = places;
        hashes = new long[2 * oldHashes.length];
        places = new long[2 * oldHashes.length];
        for (int i = 0; i < oldHashes.length; i++) {
            if (oldHashes[i] != 0) {
                int slot = slot(hashes, oldHashes[i]);
                hashes[slot] = oldHashes[i];
                places[slot] = oldPlaces[i];
            }
        }
    }

    /** Where the hash is, or is to be. */
    private static int slot(long[] hashes, long hash) {
        int slot = (int) hash & hashes.length - 1;
        while (hashes[slot] != 0 && hashes[slot] != hash) {
            slot = slot + 1 & hashes.length - 1;
        }
        return slot;
    }
}
