package ug.open.conveyor.driver.json;

/**
 * Days of the Gregorian calendar, also before there was one. By hand: {@code LocalDate} makes JDK 25 load its formats of times, which takes
 * {@code logs} a tenth of its processor time (row {@code start} of the benchmark).
 */
public final class Days {
    private static final int FEBRUARY = 2;

    private Days() {}

    /** The days since 1970-01-01; a year begins in March here. What is no day, as behind the last of a month, goes on from the one before. */
    public static long since1970(long year, long month, long day) {
        long y = month <= FEBRUARY ? year - 1 : year;
        long ofYear = (153 * (month > FEBRUARY ? month - 3 : month + 9) + 2) / 5 + day - 1;
        return 365 * y + Math.floorDiv(y, 4) - Math.floorDiv(y, 100) + Math.floorDiv(y, 400) + ofYear - 719_468;
    }

    /** Whether there is such a day. */
    static boolean exists(int year, int month, int day) {
        return month >= 1 && month <= 12 && day >= 1 && day <= inMonth(year, month);
    }

    private static int inMonth(int year, int month) {
        if (month == FEBRUARY) {
            return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28;
        }
        return 30 + (month + month / 8) % 2;
    }
}
