package ug.open.conveyor.driver.store.logs;

import java.util.List;
import java.util.Optional;

/**
 * Drivers by their names, or by patterns of them.
 *
 * @param patterns {@code *} stands for any characters, {@code ?} for one; none: all drivers
 */
public record DriverNames(List<String> patterns) {
    /** Every driver. */
    public static final DriverNames ALL = new DriverNames(List.of());

    public DriverNames {
        patterns = List.copyOf(patterns);
    }

    /** This one; empty: all. */
    public static DriverNames of(Optional<String> name) {
        return name.isEmpty() ? ALL : new DriverNames(List.of(name.get()));
    }

    /** The one driver that is meant; empty: several may be. */
    public Optional<String> single() {
        return patterns.size() == 1 && !isPattern(patterns.get(0)) ? Optional.of(patterns.get(0)) : Optional.empty();
    }

    boolean isAll() {
        return patterns.isEmpty();
    }

    /** As they were given. */
    public String text() {
        return String.join(", ", patterns);
    }

    /** Whether this driver is meant. */
    public boolean takes(String driver) {
        if (patterns.isEmpty()) {
            return true;
        }
        for (String pattern : patterns) {
            if (isPattern(pattern) ? fits(pattern, driver) : pattern.equals(driver)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isPattern(String text) {
        return text.indexOf('*') >= 0 || text.indexOf('?') >= 0;
    }

    /** Goes back to the last star alone, so that it takes no more steps than the product of both lengths. */
    private static boolean fits(String pattern, String name) {
        int p = 0;
        int n = 0;
        int star = -1;
        int behind = 0;
        while (n < name.length()) {
            char c = p < pattern.length() ? pattern.charAt(p) : 0;
            if (c == '*') {
                star = p++;
                behind = n;
            } else if (c == '?' || c != 0 && c == name.charAt(n)) {
                p++;
                n++;
            } else if (star >= 0) {
                p = star + 1;
                n = ++behind;
            } else {
                return false;
            }
        }
        while (p < pattern.length() && pattern.charAt(p) == '*') {
            p++;
        }
        return p == pattern.length();
    }
}
