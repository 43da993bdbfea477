package ug.open.conveyor.driver.mask;

import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Predicate;

/** The names of one object: those that masking made equal get a number, so that no value is lost. */
final class MaskedNames {
    private static final int TRIES = 1000;

    private final Set<String> taken;
    private final Predicate<String> isSecret;

    /**
     * @param taken those that stay as they are
     * @param isSecret whether there is one in a name: a number may be one
     */
    MaskedNames(Collection<String> taken, Predicate<String> isSecret) {
        this.taken = new HashSet<>(taken);
        this.isSecret = isSecret;
    }

    /** What has to be put to the end of a masked name. */
    String suffix(String masked) {
        if (taken.add(masked)) {
            return "";
        }
        for (int number = 2; number < TRIES + taken.size(); number++) {
            if (!isSecret.test(masked + number) && taken.add(masked + number)) {
                return String.valueOf(number);
            }
        }
        StringBuilder stars = new StringBuilder("*");
        while (!taken.add(masked + stars)) {
            stars.append('*');
        }
        return stars.toString();
    }
}
