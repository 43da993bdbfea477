package ug.open.conveyor.driver.bench;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes recordings of many small events. */
public final class EventFile {
    private static final int NAMES = 1000;
    private static final String TIME = "2026-11-24T09:00:00.000001Z";

    private EventFile() {}

    /** Events alone, of a thousand resources in turn, about 330 bytes each; gives the file. */
    public static Path write(Path file, long events) throws IOException {
        return write(file, events, false);
    }

    /** With the result of each, about 580 bytes together. */
    public static Path writeWithResults(Path file, long events) throws IOException {
        return write(file, events, true);
    }

    private static Path write(Path file, long events, boolean results) throws IOException {
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            out.write(
                    "{\"kind\":\"session\",\"format\":1,\"tool\":\"t\",\"driver\":\"d\",\"mode\":\"offline\",\"time\":\""
                            + TIME + "\"}\n");
            for (long e = 1; e <= events; e++) {
                String run = String.format("00000000-0000-4000-8000-%012d", e);
                out.write(event(e, run));
                if (results) {
                    out.write(result(e, run));
                }
            }
        }
        return file;
    }

    private static String event(long e, String run) {
        return "{\"kind\":\"event\",\"e\":" + e + ",\"time\":\"" + TIME + "\",\"subject\":\"resources.workflow\""
                + ",\"message\":{\"event\":\"create\",\"payload\":\"{\\\"id\\\":\\\"1\\\",\\\"name\\\":\\\"app-"
                + e % NAMES
                + "\\\",\\\"resource\\\":\\\"workflow\\\",\\\"spec\\\":{\\\"a\\\":1}}\",\"id\":\"37a90be70af9ba1c9abb3fb5\",\"run_id\":\""
                + run + "\"}}\n";
    }

    private static String result(long e, String run) {
        return "{\"kind\":\"finish\",\"a\":" + e + ",\"e\":" + e + ",\"runid\":\"" + run
                + "\",\"driver\":\"d\",\"success\":true,\"message\":\"done\",\"data\":null,\"ending\":\"returned\",\"ms\":1,\"time\":\""
                + TIME + "\",\"n\":1}\n";
    }
}
