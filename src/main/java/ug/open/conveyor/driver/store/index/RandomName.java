package ug.open.conveyor.driver.store.index;

import java.util.concurrent.ThreadLocalRandom;

/** Names for files that no other process may choose too. Nothing but that they differ depends on them. */
public final class RandomName {
    private static final int RADIX = 36;

    private RandomName() {}

    /** So many letters and digits. */
    public static String of(int length) {
        StringBuilder name = new StringBuilder(length);
        while (name.length() < length) {
            name.append(Character.forDigit(ThreadLocalRandom.current().nextInt(RADIX), RADIX));
        }
        return name.toString();
    }
}
