package ug.open.conveyor.driver.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A page with a place for the table, between two comments. */
final class TablePage {
    private static final String BEGIN = "<!-- table: written by the benchmark -->\n";
    private static final String END = "<!-- end of the table -->\n";

    private TablePage() {}

    /** Throws where the page has no place for a table. */
    static void check(Path page) throws IOException {
        with(page, "");
    }

    /** Puts the table in the place of the one that is there. */
    static void write(Path page, String table) throws IOException {
        Files.writeString(page, with(page, table));
    }

    private static String with(Path page, String table) throws IOException {
        String text = Files.readString(page);
        int begin = text.indexOf(BEGIN);
        int end = text.indexOf(END);
        if (begin < 0 || end < begin) {
            throw new IOException("bench.write: " + page + " has no place for a table, which is between the lines "
                    + BEGIN.strip() + " and " + END.strip());
        }
        return text.substring(0, begin) + BEGIN + "\n" + table + "\n" + text.substring(end);
    }
}
