package ug.open.conveyor.driver.bench;

import java.util.Locale;

/** A number that was measured. */
record Figure(double value, Unit unit) {
    /** What is counted, and whether less of it is better. */
    enum Unit {
        SECONDS("s", true),
        PER_SECOND("1/s", false),
        MEBIBYTES("MiB", true);

        final String sign;
        private final boolean lessIsBetter;

        Unit(String sign, boolean lessIsBetter) {
            this.sign = sign;
            this.lessIsBetter = lessIsBetter;
        }
    }

    static Figure seconds(double value) {
        return new Figure(value, Unit.SECONDS);
    }

    static Figure perSecond(double value) {
        return new Figure(value, Unit.PER_SECOND);
    }

    static Figure mebibytes(double value) {
        return new Figure(value, Unit.MEBIBYTES);
    }

    /** How many times better than another of the same unit: above 1 where it is better. */
    double timesBetterThan(Figure other) {
        return unit.lessIsBetter ? other.value / value : value / other.value;
    }

    String text() {
        return switch (unit) {
            case SECONDS -> time(value);
            case PER_SECOND -> String.format(Locale.ROOT, "%,.0f/s", value);
            case MEBIBYTES -> String.format(Locale.ROOT, "%.0f MiB", value);
        };
    }

    private static String time(double seconds) {
        if (seconds < 1) {
            return String.format(Locale.ROOT, seconds < 0.01 ? "%.2f ms" : "%.0f ms", 1000 * seconds);
        }
        return String.format(Locale.ROOT, "%.2f s", seconds);
    }
}
